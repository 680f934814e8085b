using Tocsin.Standards.Ssvc;
using Tocsin.Web.Components;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Judgement;

/// <summary>One question of the SSVC trees, for people who do this twice a year.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Answered">The word of what was answered.</param>
internal sealed record SsvcQuestion(
    string Name,
    string Label,
    string Hint,
    IReadOnlyList<Choice> Choices,
    Func<SsvcAnswers, string> Answered
)
{
    /// <summary>What both trees, or the supplier's alone, ask.</summary>
    public static IReadOnlyList<SsvcQuestion> OfTheFlaw { get; } =
    [
        new(
            "exploitation",
            "Does somebody use it?",
            "What is known today. Look again when it changes.",
            [
                new("none", "No sign of it", "And no way to exploit it is public."),
                new("public-poc", "A way to exploit it is public", "Or is known from flaws of its kind."),
                new("active", "Yes", "Somebody reliable saw attacks."),
            ],
            a => Words.Of(a.Exploitation)
        ),
        new(
            "automatable",
            "Can an attack run by itself?",
            "Finding targets, delivering, and exploiting, without a person at each target.",
            [
                new("no", "No", "Something is in the way: a person must click, or each target is different."),
                new("yes", "Yes", "A script can go through all of them."),
            ],
            a => Words.Of(a.Automatable)
        ),
        new(
            "valueDensity",
            "How much does one target give?",
            "What an attacker controls after one success.",
            [
                new("diffuse", "Little", "One phone, one developer's machine, one small site."),
                new("concentrated", "Much", "A database, a mail server, a build farm, what many depend on."),
            ],
            a => Words.Of(a.ValueDensity)
        ),
        new(
            "technicalImpact",
            "How far does it give control of what has the flaw?",
            "Of the component alone, not of what runs beside it.",
            [
                new("partial", "In part", "Some data, some of the time, or it stops working."),
                new("total", "Wholly", "The attacker decides what it does, or reads everything that it can read."),
            ],
            a => Words.Of(a.TechnicalImpact)
        ),
        new(
            "publicSafetyImpact",
            "Can people come to harm?",
            "Body, livelihood or surroundings of more than a few, where it is used as one would expect.",
            [
                new("minimal", "Hardly", "It is a nuisance to people, not a harm."),
                new("significant", "Yes", "Injury, great loss of money, or damage that is hard to make good."),
            ],
            a => Words.Of(a.PublicSafetyImpact)
        ),
    ];

    /// <summary>What only the coordinator's tree asks.</summary>
    public static IReadOnlyList<SsvcQuestion> OfTheReport { get; } =
    [
        new(
            "reportPublic",
            "Is it public already?",
            "Details that let others find it.",
            [new("no", "No"), new("yes", "Yes")],
            a => Words.Of(a.ReportPublic)
        ),
        new(
            "supplierContacted",
            "Was somebody who can fix it contacted?",
            "By the reporter or by us, in a way that should have reached them.",
            [new("no", "No"), new("yes", "Yes")],
            a => Words.Of(a.SupplierContacted)
        ),
        new(
            "reportCredibility",
            "Can the report be believed?",
            "Believed is not proven: it says enough, and nothing in it is wrong.",
            [new("not-credible", "No"), new("credible", "Yes")],
            a => Words.Of(a.ReportCredibility)
        ),
        new(
            "supplierCardinality",
            "How many must fix it?",
            "Whoever only updates what somebody else fixed does not count.",
            [new("one", "One"), new("multiple", "Several")],
            a => Words.Of(a.SupplierCardinality)
        ),
        new(
            "supplierEngagement",
            "Do they answer?",
            "Of several: the one that matters most.",
            [new("active", "Yes"), new("unresponsive", "No", "Asked in several ways and over some time.")],
            a => Words.Of(a.SupplierEngagement)
        ),
    ];
}
