using System.Globalization;
using Tocsin.Standards.Osv;

namespace Tocsin.Standards.Nswg;

/// <summary>
/// A vulnerability of an npm package. Its <c>vulnerable_versions</c> say all: <c>patched_versions</c> are what npm's clients print
/// as advice, and <c>&lt;0.0.0</c> there stands for no fix.
/// </summary>
internal static class NswgNpm
{
    public static OsvRecord Read(OsvElement at, int number)
    {
        if (at.Text("id") is { } own && own != number.ToString(CultureInfo.InvariantCulture))
            at.Fault("id", $"The record calls itself {own}, and its file {number}.");
        var name = at.Needed("module_name");
        var published = at.Instant("publish_date") ?? at.Instant("created_at");
        return new()
        {
            SchemaVersion = NswgFields.SchemaVersion,
            Id = NswgReader.IdOf(NswgKind.Npm, number),
            Modified = at.Instant("updated_at") ?? published ?? DateTimeOffset.UnixEpoch,
            Published = published,
            Aliases = NswgFields.Cves(at, "cves"),
            Summary = at.Text("title")?.Trim(),
            Details = Details(at),
            Severity = NswgFields.Severity(at.Text("cvss_vector")),
            Affected = NswgRanges.Affected(Package(name), NswgRanges.Parse(at, "vulnerable_versions")),
            References = NswgFields.References(at.Texts("references") ?? [], "WEB"),
            Credits = at.Child("author", Credit) is [_, ..] credits ? credits : null,
            DatabaseSpecific = NswgFields.Extras(at, NswgFields.WordOf(at.Text("cvss_score")), null),
        };
    }

    // purl-spec: the scope is a namespace, and its @ is encoded.
    private static OsvPackage Package(string name) =>
        new("npm", name, $"pkg:npm/{(name.StartsWith('@') ? $"%40{name[1..]}" : name)}");

    private static string? Details(OsvElement at)
    {
        var overview = at.Text("overview")?.Trim();
        var advice = at.Text("recommendation")?.Trim();
        return string.IsNullOrEmpty(advice) ? overview : $"{overview}\n\n## Recommendation\n\n{advice}";
    }

    private static List<OsvCredit> Credit(OsvElement author)
    {
        var name = author.Text("name")?.Trim();
        if (string.IsNullOrEmpty(name) || name == "Unknown")
            return [];
        IReadOnlyList<string>? contact =
            author.Text("website") is { } site && NswgFields.IsWeb(site) ? [site.Trim()] : null;
        return [new(name, contact, "REPORTER")];
    }
}
