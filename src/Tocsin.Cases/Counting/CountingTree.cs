using Tocsin.Standards.CveRules;

namespace Tocsin.Cases.Counting;

/// <summary>
/// The counting questions in the order in which they decide, from the CNA Operational Rules of <see cref="CveRuleTable.Edition"/>,
/// "Vulnerability Determination" and "CVE ID Assignment". A new edition is an edit here.
/// </summary>
internal static class CountingTree
{
    public const string First = "what";

    private const string Yes = "yes";
    private const string No = "no";
    private const string Unsure = "unsure";

    private static CountingQuestion What { get; } =
        new(
            First,
            "What is there to count?",
            "If several of these fit, go through the questions once for each.",
            ["4.1.9"],
            [
                new("bugs", "Several bugs in one product", "interdependent"),
                new("products", "One bug that several products have", "shared"),
                new(
                    "specification",
                    "A weakness of a function or a specification that several implement",
                    "secure-way"
                ),
                new("leftover", "What an incomplete fix left over", "leftover-fixable"),
                new(
                    "dependency",
                    "A vulnerable dependency that we update",
                    Outcome: new(
                        CountingVerdict.None,
                        "No ID of ours: updating a dependency is no vulnerability. Name the dependency's own ID in the advisory.",
                        ["4.1.11"]
                    )
                ),
                new(
                    "end-of-life",
                    "The same vulnerability in a version past its end of life",
                    Outcome: new(
                        CountingVerdict.Merge,
                        "One ID: it is the same vulnerability, and the old version is one more that is affected.",
                        ["4.2.17.8"]
                    )
                ),
            ]
        );

    private static CountingQuestion Interdependent { get; } =
        new(
            "interdependent",
            "Does one of them only happen because of the other?",
            "A buffer overflows only after a number has overflowed: that is one vulnerability.",
            ["4.1.10", "4.2.15"],
            [
                new(
                    Yes,
                    "Yes, neither is anything alone",
                    Outcome: new(CountingVerdict.Merge, "One ID: they are one vulnerability.", ["4.1.10", "4.2.15"])
                ),
                new(No, "No", "fixable"),
                new(Unsure, "We do not know", "fixable"),
            ]
        );

    private static CountingQuestion Fixable { get; } =
        new(
            "fixable",
            "Could each be fixed on its own, and the other would still be there?",
            "Think of the code: would somebody who takes only the first patch still be attacked through the second place?",
            ["4.1.9", "4.2.11", "4.2.12"],
            [
                new(
                    Yes,
                    "Yes",
                    Outcome: new(
                        CountingVerdict.Split,
                        "An ID each: they can be fixed independently.",
                        ["4.2.6", "4.2.11"]
                    )
                ),
                new(
                    No,
                    "No, one fix mends them all",
                    Outcome: new(CountingVerdict.Merge, "One ID: one fix mends them.", ["4.1.9"])
                ),
                new(
                    Unsure,
                    "We do not know",
                    Outcome: new(CountingVerdict.Merge, "One ID: in doubt about the fix, one is assigned.", ["4.2.12"])
                ),
            ]
        );

    private static CountingQuestion Shared { get; } =
        new(
            "shared",
            "Do the products have it because they share the vulnerable code?",
            "The same library, a copied file, a fork that kept the lines.",
            ["4.2.13"],
            [
                new(
                    Yes,
                    "Yes, the code is shared",
                    Outcome: new(
                        CountingVerdict.Merge,
                        "One ID, shared by all of the products: never more than one for shared code. Whoever answers for that code has the first say.",
                        ["4.2.13", "4.2.16.6"]
                    )
                ),
                new(
                    No,
                    "No, each wrote its own",
                    Outcome: new(CountingVerdict.Split, "An ID for each product: the code is not shared.", ["4.2.13"])
                ),
                new(
                    Unsure,
                    "We do not know",
                    Outcome: new(
                        CountingVerdict.Split,
                        "An ID for each product: in doubt about shared code, each has its own.",
                        ["4.2.13"]
                    )
                ),
            ]
        );

    private static CountingQuestion SecureWay { get; } =
        new(
            "secure-way",
            "Is there a secure way to use that function or to implement that specification?",
            "If one can do it right, those who did it wrong each have a vulnerability of their own.",
            ["4.2.14"],
            [
                new(
                    Yes,
                    "Yes",
                    Outcome: new(CountingVerdict.Split, "An ID for each implementation that is vulnerable.", ["4.2.14"])
                ),
                new(
                    No,
                    "No, whoever uses it is vulnerable",
                    Outcome: new(
                        CountingVerdict.Merge,
                        "One ID, for the function or the specification itself.",
                        ["4.2.14"]
                    )
                ),
                new(
                    Unsure,
                    "We do not know",
                    Outcome: new(
                        CountingVerdict.Split,
                        "An ID for each implementation: in doubt about a secure way, each has its own.",
                        ["4.2.14"]
                    )
                ),
            ]
        );

    private static CountingQuestion Leftover { get; } =
        new(
            "leftover-fixable",
            "Was the record of the first fix published, and did people rely on it?",
            "Who updated and believes to be safe needs to be told anew.",
            ["4.2.8"],
            [
                new(
                    Yes,
                    "Yes, versions that it calls fixed are affected",
                    Outcome: new(
                        CountingVerdict.Judge,
                        "The rules leave it to us. A new ID tells those who updated once; correcting the old record tells nobody who has closed it.",
                        ["4.2.8"]
                    )
                ),
                new(
                    No,
                    "No, it is not out yet",
                    Outcome: new(
                        CountingVerdict.Merge,
                        "One ID: complete the fix under the one that there is.",
                        ["4.2.8"]
                    )
                ),
            ]
        );

    public static IReadOnlyDictionary<string, CountingQuestion> All { get; } =
        new[] { What, Interdependent, Fixable, Shared, SecureWay, Leftover }.ToDictionary(
            question => question.Key,
            StringComparer.Ordinal
        );
}
