using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Npm;

/// <summary>What npm's clients are told of one advisory about one package, encoded once.</summary>
/// <param name="Name">The package as a member's name: quoted, escaped, with its colon.</param>
/// <param name="Advisory">The advisory as npm's bulk answer has it: an object.</param>
internal sealed record NpmAnswer(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Advisory)
{
    // The answer is JSON and says so, with nosniff: what only HTML would misread need not be escaped.
    public static JavaScriptEncoder Plain => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Whether what is being written is more than one answer can hold.</summary>
    public static bool IsTooLarge(Utf8JsonWriter json) =>
        json.BytesCommitted + json.BytesPending > NpmLimits.LargestAnswer;

    public static NpmAnswer Of(AffectedPackage package, PublicOptions site)
    {
        var advisory = NpmAdvisory.Of(package, site);
        using var body = new PooledBuffer(512);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = Plain }))
        {
            json.WriteStartObject();
            json.WriteNumber("id", advisory.Id);
            json.WriteString("url", advisory.Url);
            json.WriteString("title", advisory.Title);
            json.WriteString("severity", advisory.Severity.Word);
            json.WriteString("vulnerable_versions", advisory.Vulnerable);
            advisory.WriteClass(json);
            json.WriteEndObject();
        }
        var name = JsonEncodedText.Encode(package.Name, Plain);
        byte[] member = [(byte)'"', .. name.EncodedUtf8Bytes, (byte)'"', (byte)':'];
        return new(member, body.Written.ToArray());
    }
}
