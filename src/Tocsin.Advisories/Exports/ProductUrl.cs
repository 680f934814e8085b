using Tocsin.Advisories.Matching;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Exports;

/// <summary>Package URLs (ECMA-427) of what an advisory is about.</summary>
internal static class ProductUrl
{
    /// <summary>
    /// The purl without a version: one of <paramref name="written"/> if it means the package, else the one that follows from its
    /// name; null where there is none. One that means another package would say that this is affected.
    /// </summary>
    public static string? Of(PackageName package, IEnumerable<string?> written)
    {
        foreach (var purl in written.Append(Drafts.PackageUrl.Of(package)))
        {
            if (
                Standards.Identifiers.PackageUrl.Parse(purl).TryGet(out var parsed, out _)
                && parsed.Version is null
                && !purl!.Contains('#', StringComparison.Ordinal)
                && (parsed.Package is { } named ? Means(named, package) : !HasUrl(package))
            )
                return purl;
        }
        return null;
    }

    /// <summary>The purl of one version.</summary>
    public static string At(string purl, string version) =>
        Split(purl) is var (path, qualifiers) ? $"{path}@{Uri.EscapeDataString(version)}{qualifiers}" : purl;

    /// <summary>The purl of a range of versions: the qualifier <c>vers</c> (ECMA-427, "Known qualifiers").</summary>
    public static string Within(string purl, string vers) =>
        $"{purl}{(purl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}vers={Uri.EscapeDataString(vers)}";

    /// <summary><c>npm</c> of <c>pkg:npm/one</c>.</summary>
    public static string TypeOf(string purl) => purl[4..purl.IndexOf('/', 4)];

    private static (string Path, string Qualifiers) Split(string purl) =>
        purl.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (purl[..at], purl[at..]) : (purl, "");

    private static bool HasUrl(PackageName package) => Drafts.PackageUrl.Of(package) is not null;

    private static bool Means(PackageName named, PackageName package) =>
        named.Ecosystem == PackageKey.Base(package.Ecosystem).ToString()
        && PackageKey.Of(named.Ecosystem, named.Name) == PackageKey.Of(named.Ecosystem, package.Name);
}
