using Tocsin.Advisories.Matching;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Exports;

/// <summary>What a record says of one package, all its entries together, in the form that every format is made from.</summary>
/// <param name="Url">Its purl without a version; null where it has none.</param>
/// <param name="Spans">Ascending and apart where the order of versions is known, else as they are written.</param>
/// <param name="Versions">Affected whatever the spans say; none of them lies in one.</param>
/// <param name="Commits">Ranges of type GIT.</param>
internal sealed record SaidPackage(
    PackageName Package,
    string? Url,
    IReadOnlyList<AffectedSpan> Spans,
    IReadOnlyList<string> Versions,
    IReadOnlyList<OsvRange> Commits,
    IReadOnlyList<OsvSeverity> Severity,
    string Path
)
{
    private AffectedVersions Matcher { get; init; } = AffectedVersions.Of(Package.Ecosystem, []);

    public VersionScheme? Scheme => VersionScheme.For(Package.Ecosystem);

    public bool SaysNothing => Spans.Count == 0 && Versions.Count == 0;

    /// <summary>Who makes it, as far as its name says: the scope, group or owner; else the name itself.</summary>
    public string Vendor =>
        Package switch
        {
            ("Node.js", _) => "nodejs",
            ("Go", "stdlib") => "Go standard library",
            ("Go", "toolchain") => "Go toolchain",
            ("Go", _) => Package.Name,
            _ => Package.Name.TrimStart('@').Split('/', ':')[0] is { Length: > 0 } owner ? owner : Package.Name,
        };

    /// <summary>The versions that fix it, each once; not one that is affected all the same.</summary>
    public IEnumerable<string> Fixes =>
        Spans
            .Where(s => s is { IncludesEnd: false, End: not null })
            .Select(s => s.End!)
            .Distinct(StringComparer.Ordinal)
            .Where(fix => !Matcher.Contain(VersionQuery.Of(Scheme, fix)));

    /// <summary>Every package of a record, with warnings for what cannot be said of it in any format.</summary>
    public static IReadOnlyList<SaidPackage> Of(OsvRecord record, FaultCollector unsaid)
    {
        var affected = record.Affected ?? [];
        return
        [
            .. affected
                .Select((entry, index) => (entry, index))
                .Where(one => one.entry.Package is not null)
                .GroupBy(one => new PackageName(one.entry.Package!.Ecosystem, one.entry.Package.Name))
                .Select(entries =>
                    Of(entries.Key, [.. entries.Select(e => e.entry)], $"affected[{entries.First().index}]", unsaid)
                ),
        ];
    }

    private static SaidPackage Of(
        PackageName package,
        IReadOnlyList<OsvAffected> entries,
        string path,
        FaultCollector unsaid
    )
    {
        var said = SaidVersions.Of(package.Ecosystem, entries, path, unsaid);
        return new(
            package,
            ProductUrl.Of(package, entries.Select(e => e.Package!.Purl)),
            said.Spans,
            said.Versions,
            [.. entries.SelectMany(e => e.Ranges ?? []).Where(r => r.Type == "GIT")],
            [.. entries.SelectMany(e => e.Severity ?? []).Distinct()],
            path
        )
        {
            Matcher = AffectedVersions.Of(package.Ecosystem, entries),
        };
    }
}
