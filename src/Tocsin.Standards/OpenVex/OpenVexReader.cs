using Tocsin.Standards.Csaf;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.OpenVex;

/// <summary>Reads OpenVEX 0.2.0 documents (openvex/spec): who is affected by what, and who is not.</summary>
public static class OpenVexReader
{
    /// <summary>
    /// Total: any bytes give a document or a problem, with the limits and codes of <see cref="OsvReader.Read"/>, called
    /// <c>openvex.*</c>.
    /// </summary>
    public static Result<OpenVexDocument> Read(ReadOnlyMemory<byte> utf8) =>
        OsvDocument.Read(utf8, "openvex", Document);

    private static OpenVexDocument Document(OsvElement at)
    {
        var context = at.Needed("@context");
        if (context.Length > 0 && !context.StartsWith("https://openvex.dev/ns", StringComparison.Ordinal))
            at.Fault("@context", "This is not OpenVEX.");
        return new(
            at.Needed("@id"),
            at.Needed("author"),
            at.Instant("timestamp", required: true) ?? default,
            at.Each("statements", Statement) ?? []
        );
    }

    private static OpenVexStatement Statement(OsvElement at)
    {
        var vulnerability = at.Child("vulnerability", v => new Names(v.Needed("name"), v.Texts("aliases") ?? []));
        if (vulnerability is null)
            at.Fault("vulnerability", "This is needed.");
        var status = at.Needed("status");
        if (status is not ("affected" or "not_affected" or "fixed" or "under_investigation" or ""))
            at.Fault("status", "This must be not_affected, affected, fixed or under_investigation.");
        return new(
            vulnerability?.Name ?? "",
            vulnerability?.Aliases ?? [],
            status,
            at.Text("justification"),
            at.Each("products", Product) ?? []
        );
    }

    private static OsvAffected Product(OsvElement at)
    {
        var purl = at.Child("identifiers", i => i.Text("purl") ?? "") is { Length: > 0 } own ? own : at.Text("@id");
        PackageUrl.Parse(purl).TryGet(out var url, out _);
        if (url?.Package is not { } package)
            return new();
        var (ranges, versions) = (new List<OsvRange>(), new List<string>());
        var scheme = VersionScheme.For(package.Ecosystem);
        if (url.Version is { } version)
            versions.Add(version);
        else if (VersOf(purl!) is not { } vers)
            ranges.Add(new() { Type = OsvIntervals.TypeOf(scheme), Events = [new() { Introduced = "0" }] });
        else if (
            !VersRange.Parse(vers).TryGet(out var range, out _)
            || !range.TryWrite(scheme ?? (range.Type == "semver" ? VersionScheme.SemVer : null), ranges, versions)
        )
            at.Fault("identifiers.purl", "The versions of this package URL cannot be understood.");
        return new()
        {
            Package = new(package.Ecosystem, package.Name),
            Ranges = ranges.Count == 0 ? null : ranges,
            Versions = versions.Count == 0 ? null : versions,
        };
    }

    private static string? VersOf(string purl)
    {
        var start = purl.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
            return null;
        return purl[(start + 1)..]
            .Split('#')[0]
            .Split('&')
            .Where(q => q.StartsWith("vers=", StringComparison.OrdinalIgnoreCase))
            .Select(q => Uri.UnescapeDataString(q["vers=".Length..]))
            .FirstOrDefault();
    }

    private sealed record Names(string Name, IReadOnlyList<string> Aliases);
}
