using System.Text.Json;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Web.Articles;

namespace Tocsin.Public.Npm;

/// <summary>One advisory about one package in the words of npm's clients, whichever of their formats it then goes into.</summary>
/// <param name="Id">See <see cref="NpmAdvisoryId"/>.</param>
/// <param name="Url">The advisory's page.</param>
/// <param name="Vulnerable">A range of npm; never empty.</param>
/// <param name="Patched">A range of npm: what follows an affected stretch and is not affected; <see cref="NpmVersions.None"/> where nothing does.</param>
/// <param name="Weaknesses">Ascending, each once.</param>
internal sealed record NpmAdvisory(
    long Id,
    string Url,
    string Title,
    string Package,
    NpmSeverity Severity,
    string Vulnerable,
    string Patched,
    IReadOnlyList<CweId> Weaknesses,
    string Recommendation,
    OsvRecord Record
)
{
    /// <summary>Reads the record in full: for an answer that is kept, or for few.</summary>
    public static NpmAdvisory Of(AffectedPackage package, PublicOptions site)
    {
        var record = package.Record.ReadAll();
        var entries = package.EntriesOf(record);
        return new(
            package.NpmId,
            site.Link($"/advisories/{record.Id}"),
            package.Record.Title,
            package.Name,
            NpmSeverity.Of(record, entries.FirstOrDefault()),
            NpmVersions.Of(entries),
            NpmVersions.Patched(entries),
            [.. WeaknessesOf(record, entries).Distinct().Order()],
            Advice(package.Name, entries),
            record
        );
    }

    /// <summary>Its CVE IDs.</summary>
    public IEnumerable<string> Cves =>
        (Record.Aliases ?? [])
            .Prepend(Record.Id)
            .Where(name => name.StartsWith("CVE-", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    public DateTimeOffset Published => Record.Published ?? Record.Modified;

    /// <summary>The members <c>cwe</c> and <c>cvss</c>, the same in bulk and in full.</summary>
    public void WriteClass(Utf8JsonWriter json)
    {
        json.WriteStartArray("cwe");
        foreach (var weakness in Weaknesses)
            json.WriteStringValue(weakness.ToString());
        json.WriteEndArray();
        json.WriteStartObject("cvss");
        json.WriteNumber("score", Severity.Vector?.Score ?? 0);
        json.WriteString("vectorString", Severity.Vector?.ToString());
        json.WriteEndObject();
    }

    private static string Advice(string name, OsvAffected[] entries)
    {
        List<string> advice = [];
        foreach (var entry in entries)
        {
            var sentence = AffectedWords.RemedyOf(entry) switch
            {
                Remedy.Fixed(var fixes) => $"Update {name} to {string.Join(" or ", fixes)} or later.",
                Remedy.After(var last) => $"Move {name} to a version later than {last}.",
                Remedy.NotListed => $"Move {name} to a version that is not affected.",
                _ => $"There is no fixed version of {name} yet.",
            };
            if (!advice.Contains(sentence, StringComparer.Ordinal))
                advice.Add(sentence);
        }
        return string.Join(' ', advice);
    }

    // Databases keep them where they like: cwe_ids here, cwes with a cweId there.
    private static IEnumerable<CweId> WeaknessesOf(OsvRecord record, OsvAffected[] entries) =>
        entries
            .Select(entry => entry.DatabaseSpecific)
            .Prepend(record.DatabaseSpecific)
            .SelectMany(extras => Texts(extras, "cwe_ids").Concat(Texts(extras, "cwes")))
            .Select(text => CweId.Parse(text).Match(id => id, _ => default))
            .Where(id => id.Number > 0);

    private static IEnumerable<string?> Texts(JsonElement? extras, string member)
    {
        if (
            extras is not { ValueKind: JsonValueKind.Object } there
            || !there.TryGetProperty(member, out var list)
            || list.ValueKind != JsonValueKind.Array
        )
            yield break;
        foreach (var one in list.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.String)
                yield return one.GetString();
            else if (
                one.ValueKind == JsonValueKind.Object
                && one.TryGetProperty("cweId", out var id)
                && id.ValueKind == JsonValueKind.String
            )
                yield return id.GetString();
        }
    }
}
