using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Settings;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Public.Npm;

/// <summary>What npm's clients are told of one advisory about one package, encoded once.</summary>
/// <param name="Name">The package as a member's name: quoted, escaped, with its colon.</param>
/// <param name="Advisory">The advisory as npm's bulk answer has it: an object.</param>
internal sealed record NpmAnswer(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Advisory)
{
    // The answer is JSON and says so, with nosniff: what only HTML would misread need not be escaped.
    private static readonly JavaScriptEncoder Plain = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static NpmAnswer Of(AffectedPackage package, PublicOptions site)
    {
        var record = package.Record.ReadAll();
        OsvAffected[] entries =
        [
            .. (record.Affected ?? []).Where(a =>
                a.Package?.Ecosystem == package.Ecosystem && a.Package.Name == package.Name
            ),
        ];
        var severity = NpmSeverity.Of(record, entries.FirstOrDefault());
        using var body = new PooledBuffer(512);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = Plain }))
        {
            json.WriteStartObject();
            json.WriteNumber("id", package.NpmId);
            json.WriteString("url", site.Link($"/advisories/{record.Id}"));
            json.WriteString("title", package.Record.Title);
            json.WriteString("severity", severity.Word);
            json.WriteString("vulnerable_versions", NpmVersions.Of(entries));
            json.WriteStartArray("cwe");
            foreach (var weakness in Weaknesses(record, entries).Distinct().Order())
                json.WriteStringValue(weakness.ToString());
            json.WriteEndArray();
            json.WriteStartObject("cvss");
            json.WriteNumber("score", severity.Vector?.Score ?? 0);
            json.WriteString("vectorString", severity.Vector?.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }
        var name = JsonEncodedText.Encode(package.Name, Plain);
        byte[] member = [(byte)'"', .. name.EncodedUtf8Bytes, (byte)'"', (byte)':'];
        return new(member, body.Written.ToArray());
    }

    // Databases keep them where they like: cwe_ids here, cwes with a cweId there.
    private static IEnumerable<CweId> Weaknesses(OsvRecord record, OsvAffected[] entries) =>
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
