using Tocsin.Advisories.Matching;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Tests.Exports;

/// <summary>Asks the matcher of one record alone.</summary>
internal static class Matcher
{
    public static bool Affects(OsvRecord record, PackageName package, string version) => Of(record, package)(version);

    /// <summary>Which versions of a package are affected: made once, asked often.</summary>
    public static Func<string, bool> Of(OsvRecord record, PackageName package)
    {
        var entries = (record.Affected ?? []).Where(a =>
            a.Package is { } p && p.Ecosystem == package.Ecosystem && p.Name == package.Name
        );
        var affected = AffectedVersions.Of(package.Ecosystem, [.. entries]);
        var scheme = VersionScheme.For(package.Ecosystem);
        return version => affected.Contain(VersionQuery.Of(scheme, version));
    }

    // Every bound and every listed version; what comes right before and after; the ends of the world.
    public static IEnumerable<string> Probes(OsvRecord record) =>
        (record.Affected ?? [])
            .SelectMany(a =>
                (a.Ranges ?? [])
                    .SelectMany(r => r.Events!)
                    .Select(e => e.Introduced ?? e.Fixed ?? e.LastAffected ?? e.Limit!)
                    .Concat(a.Versions ?? [])
            )
            .SelectMany(v => (string[])[v, $"{v}-0", $"{v.Split('-')[0]}", $"{v}.1", $"{v.Split('-')[0]}-zzz"])
            .Concat(["0.0.0-0", "0.0.0", "99.0.0", "weird"])
            .Distinct(StringComparer.Ordinal);
}
