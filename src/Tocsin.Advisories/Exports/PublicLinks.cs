using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>The links of a record that anybody can follow, as RFC 3986 spells them: other formats take nothing else.</summary>
internal static class PublicLinks
{
    // Uri leaves these be; the RFC has them in no path and in no query.
    private const string Never = "[]|\\^`{}\"<> ";

    /// <summary>Each address once; a warning for each that is left out.</summary>
    public static IReadOnlyList<OsvReference> Of(IEnumerable<OsvReference> references, FaultCollector unsaid)
    {
        var links = new List<OsvReference>();
        foreach (var reference in references)
        {
            if (Spelled(reference.Url) is { } url)
                links.Add(reference with { Url = url });
            else
                unsaid.Warn("references", $"{Shown(reference.Url)} cannot be followed by anybody; it is left out.");
        }
        return [.. links.DistinctBy(l => l.Url, StringComparer.Ordinal)];
    }

    /// <summary>The address in the RFC's spelling; null where strangers cannot follow it.</summary>
    public static string? Spelled(string text)
    {
        if (!ReferenceLint.IsPublicAddress(text))
            return null;
        // Well formed as it is: then it stays as it is.
        if (Uri.IsWellFormedUriString(text, UriKind.Absolute) && !text.Any(IsNever))
            return text;
        var parsed = new Uri(text);
        var origin = parsed.GetLeftPart(UriPartial.Authority);
        // an address of IPv6 has its brackets by right
        return origin
            + string.Concat(
                parsed.AbsoluteUri[origin.Length..].Select(c => IsNever(c) ? Uri.HexEscape(c) : c.ToString())
            );
    }

    private static bool IsNever(char c) => Never.Contains(c, StringComparison.Ordinal);

    private static string Shown(string text) => text.Length <= 100 ? text : $"{text[..99]}…";
}
