using Tocsin.Standards.Csaf;

namespace Tocsin.Advisories.Exports;

/// <summary>Runs of versions in the syntax of VERS, under the type that the package's purl has.</summary>
internal static class VersText
{
    private static readonly string[] words = ["after", "all", "before", "earlier", "later", "prior", "versions"];

    public static string Of(SaidPackage package, AffectedSpan span) =>
        new VersRange(TypeOf(package, span.IsSemVer), [.. Bounds(span)]).ToString();

    /// <summary>One version as a range that holds it alone.</summary>
    public static string Of(SaidPackage package, string version) =>
        new VersRange(
            TypeOf(package, isSemVer: false) is { Length: > 0 } type ? type : "generic",
            [new("=", version)]
        ).ToString();

    /// <summary>Whether a validator takes the name of a version for a range (CSAF 2.0, 6.1.31).</summary>
    public static bool LooksLikeRange(string version) =>
        version.AsSpan().ContainsAny('<', '>')
        || version.Split((char[]?)null).Any(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));

    // Where nobody knows the order there is no name for it: bare constraints. Node.js is SemVer, and its purl generic.
    private static string TypeOf(SaidPackage package, bool isSemVer) =>
        package.Url is { } url && ProductUrl.TypeOf(url) is not "generic" and var type && package.Scheme is not null
            ? type
        : isSemVer ? "semver"
        : "";

    private static IEnumerable<VersConstraint> Bounds(AffectedSpan span)
    {
        if (!span.FromBeginning)
            yield return new(">=", span.Start);
        if (span.End is { } end)
            yield return new(span.IncludesEnd ? "<=" : "<", end);
        else if (span.FromBeginning)
            yield return new("=", VersRange.Any);
    }
}
