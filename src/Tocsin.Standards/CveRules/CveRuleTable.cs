using System.Collections.Frozen;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.CveRules;

/// <summary>
/// Every rule with its number: the one place to edit when the CVE Program publishes an edition of its CNA Operational Rules
/// that counts otherwise. A rule without a number comes from the record format or from what CVE Services would take and
/// nobody should send.
/// </summary>
public static class CveRuleTable
{
    /// <summary>The edition of the CNA Operational Rules whose numbers these are.</summary>
    public const string Edition = "4.2.0";

    /// <summary>The day from which that edition is in force.</summary>
    public static DateOnly InForce { get; } = new(2026, 8, 25);

    /// <summary>Tags that a CNA may set (CVE Record Format 5.2, "cnaTags"), beside extensions that begin with <c>x_</c>.</summary>
    public static FrozenSet<string> Tags { get; } =
        FrozenSet.ToFrozenSet([HostedTag, "unsupported-when-assigned", "disputed"], StringComparer.Ordinal);

    /// <summary>No weakness has a higher number than this, by a wide margin; the list itself is not kept here.</summary>
    public const int HighestCwe = 1_999;

    /// <summary>Numbers of CWE that are categories or views: places in its table of contents, no weaknesses.</summary>
    public static FrozenSet<int> CweCategories { get; } =
        FrozenSet.ToFrozenSet([
            16,
            19,
            189,
            199,
            254,
            255,
            264,
            265,
            275,
            310,
            320,
            355,
            361,
            371,
            387,
            388,
            389,
            398,
            399,
            411,
            417,
            429,
            438,
            635,
            699,
            840,
            937,
            1000,
            1003,
            1035,
        ]);

    internal const string HostedTag = "exclusively-hosted-service";

    internal static CveRule Format { get; } = Error("format", "4.5.5.1");

    internal static CveRule DescriptionMissing { get; } = Error("description.missing", "5.1.9");
    internal static CveRule DescriptionEnglish { get; } = Error("description.english", "5.2.5");
    internal static CveRule DescriptionPlaceholder { get; } = Error("description.placeholder", "5.2.1");
    internal static CveRule DescriptionCredits { get; } = Error("description.credits", "5.2.4");
    internal static CveRule DescriptionMayCredit { get; } = Warning("description.may-credit", "5.2.4");
    internal static CveRule DescriptionOtherIds { get; } = Warning("description.other-ids", "5.2.11");
    internal static CveRule TitlePlaceholder { get; } = Error("title.placeholder", null);

    internal static CveRule ProductUnnamed { get; } = Error("product.unnamed", "5.1.3");
    internal static CveRule ProductAffected { get; } = Error("product.none-affected", "5.1.4");

    internal static CveRule VersionMissing { get; } = Warning("version.missing", "5.1.2");
    internal static CveRule VersionUnknown { get; } = Error("version.unknown", null);
    internal static CveRule RangeEmpty { get; } = Error("range.empty", null);
    internal static CveRule RangeBackwards { get; } = Error("range.backwards", null);
    internal static CveRule RangeChange { get; } = Error("range.change-outside", null);
    internal static CveRule RangeContradiction { get; } = Error("range.contradiction", null);
    internal static CveRule RangeOverlap { get; } = Warning("range.overlap", null);

    internal static CveRule WeaknessMissing { get; } = Warning("weakness.missing", "5.1.7");
    internal static CveRule WeaknessUnknown { get; } = Error("weakness.unknown", "5.1.7");
    internal static CveRule WeaknessCategory { get; } = Warning("weakness.category", "5.1.7");

    internal static CveRule TagUnknown { get; } = Error("tag.unknown", "5.1.11");
    internal static CveRule TagHosted { get; } = Error("tag.hosted-has-package", "5.1.11.1");

    internal static CveRule VectorMalformed { get; } = Error("cvss.malformed", null);
    internal static CveRule VectorScore { get; } = Error("cvss.score", null);
    internal static CveRule VectorSeverity { get; } = Error("cvss.severity", null);

    internal static CveRule ReferenceMissing { get; } = Error("reference.missing", "5.1.10");
    internal static CveRule ReferencePrivate { get; } = Error("reference.not-public", "5.3.1");
    internal static CveRule ReferenceItself { get; } = Warning("reference.itself", "5.3.3.5");
    internal static CveRule ReferenceClosed { get; } = Warning("reference.closed", "5.3.3.1");

    internal static CveRule ReasonMissing { get; } = Error("reason.missing", "4.5.3.7");
    internal static CveRule ReplacedBy { get; } = Error("replaced-by.no-id", null);

    internal static CveRule TestId { get; } = Warning("id.test", "5.4.2");
    internal static CveRule NotDisclosed { get; } = Error("disclosure.not-yet", "5.3.1");
    internal static CveRule OutOfScope { get; } = Error("scope.outside", "4.2.16.1");
    internal static CveRule UpstreamFirst { get; } = Error("scope.upstream-first", "4.2.16.6");

    internal static CveRule TooMany { get; } = Error("too-many", null);

    /// <summary>All of them, by code.</summary>
    public static FrozenDictionary<string, CveRule> All { get; } =
        FrozenDictionary.ToFrozenDictionary(
            [
                Format,
                DescriptionMissing,
                DescriptionEnglish,
                DescriptionPlaceholder,
                DescriptionCredits,
                DescriptionMayCredit,
                DescriptionOtherIds,
                TitlePlaceholder,
                ProductUnnamed,
                ProductAffected,
                VersionMissing,
                VersionUnknown,
                RangeEmpty,
                RangeBackwards,
                RangeChange,
                RangeContradiction,
                RangeOverlap,
                WeaknessMissing,
                WeaknessUnknown,
                WeaknessCategory,
                TagUnknown,
                TagHosted,
                VectorMalformed,
                VectorScore,
                VectorSeverity,
                ReferenceMissing,
                ReferencePrivate,
                ReferenceItself,
                ReferenceClosed,
                ReasonMissing,
                ReplacedBy,
                TestId,
                NotDisclosed,
                OutOfScope,
                UpstreamFirst,
                TooMany,
            ],
            rule => rule.Code,
            StringComparer.Ordinal
        );

    private static CveRule Error(string code, string? number) => new(code, number, FaultSeverity.Error);

    private static CveRule Warning(string code, string? number) => new(code, number, FaultSeverity.Warning);
}
