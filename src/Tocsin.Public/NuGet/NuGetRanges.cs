using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Public.NuGet;

/// <summary>Affected versions in NuGet's interval notation (NuGet docs, "Package versioning", "Version ranges").</summary>
internal static class NuGetRanges
{
    /// <summary>One for each stretch: <c>[1.0.0, 1.2.4)</c>, <c>(, 2.0.0]</c>, <c>[3.0.0]</c>. Versions that NuGet cannot read it cannot be told.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<OsvAffected> entries)
    {
        var affected = OsvVersions.Of("NuGet", entries);
        return
        [
            .. affected.Set.Intervals.Select(Interval),
            .. affected
                .Singles.Where(single => !affected.Set.Contains(single.Key))
                .Select(single => single.Key)
                .Distinct()
                .Order()
                .Select(version => $"[{Print(version)}]"),
        ];
    }

    private static string Interval(VersionInterval interval)
    {
        var start =
            interval.Start == VersionKey.Minimum ? "(" : (interval.IncludesStart ? "[" : "(") + Print(interval.Start);
        var end = interval.End is { } last ? Print(last) + (interval.IncludesEnd ? "]" : ")") : ")";
        return $"{start}, {end}";
    }

    // in the scheme's own spelling: one that a client cannot read would cost it the whole page
    private static string Print(VersionKey version) => Scheme.Print(version);

    private static readonly VersionScheme Scheme = VersionScheme.For("NuGet")!;
}
