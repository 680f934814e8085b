using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Tests.Drafts;

/// <summary>Drafts to start from.</summary>
internal static class ADraft
{
    /// <summary>One with which nothing is wrong, not even a warning.</summary>
    public static AdvisoryContent Sound { get; } =
        new()
        {
            Summary = "Prototype pollution in merge",
            Details = "Merging an object that has a `__proto__` member changes every other object.",
            Impact = ImpactClass.DataModification,
            Affected =
            [
                new()
                {
                    Package = new("npm", "@sluice/merge"),
                    Ranges =
                    [
                        new() { Introduced = "1.0.0", Fixed = "1.2.4" },
                        new() { Introduced = "2.0.0", LastAffected = "2.1.0" },
                    ],
                    Versions = ["0.9.0-beta.1"],
                },
            ],
            Cwes = ["CWE-1321"],
            CvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
            References = [new("FIX", "https://example.org/sluice/merge/commit/1")],
            Credits = [new("Ann", "FINDER", "mailto:ann@example.org")],
            Aliases = ["GHSA-2222-3333-4444"],
            Workarounds = "Refuse objects that have a `__proto__` member.",
        };

    public static AdvisoryContent Affecting(params AffectedRange[] ranges) =>
        Sound with
        {
            Affected = [new() { Package = new PackageName("npm", "sluice"), Ranges = ranges }],
        };

    public static Publication Publication { get; } =
        new(
            AdvisoryId.Of("TCS", 2026, 1),
            CveId.Known("CVE-2026-1234"),
            new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            2,
            new Uri("https://security.example.org/advisories/TCS-2026-1")
        );
}
