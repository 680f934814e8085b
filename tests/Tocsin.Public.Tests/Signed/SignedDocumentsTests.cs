using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Standards.Disclosure;

namespace Tocsin.Public.Tests.Signed;

/// <summary>What the public site makes of signed documents. It checks no signature: these need not be good ones.</summary>
public sealed class SignedDocumentsTests
{
    private const string Fingerprint = "0123456789ABCDEF0123456789ABCDEF01234567";
    private const string Address = "/.well-known/csaf/white/2026/tcs-2026-1.json";
    private const string Metadata = "/.well-known/csaf/provider-metadata.json";

    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = "{\"signed\":true}"u8.ToArray();
    private static readonly PublishedDocument Key = new OpenPgpKey(Fingerprint, "the key\n").ToDocument(1, At);

    [SchemaFact("schemas/csaf-provider.schema.json")]
    public async Task What_was_signed_is_served_as_it_was_signed_with_its_hashes_and_its_signature()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var made = await host.Http.GetByteArrayAsync(Address);
        (await host.Http.GetAsync(Address + ".asc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Role(host)).ShouldBe("csaf_provider");

        await host.Publish(Key, Csaf().ToDocument(1, At));

        (await host.Http.GetByteArrayAsync(Address)).ShouldBe(Body);
        made.ShouldNotBe(Body);
        (await host.Http.GetStringAsync(Address + ".sha256")).ShouldStartWith(Hash(Body));
        (await host.Http.GetStringAsync(Address + ".asc")).ShouldBe("a signature");
        (await host.Http.GetByteArrayAsync("/advisories/TCS-2026-1/csaf.json")).ShouldBe(Body);
        (await host.Http.GetStringAsync($"/.well-known/csaf/openpgp/{Fingerprint}.asc")).ShouldBe("the key\n");
        (await Role(host)).ShouldBe("csaf_trusted_provider");
        await SaysWhoItIs(host);
    }

    [Fact]
    public async Task A_signature_over_other_bytes_another_revision_or_another_advisory_is_not_served()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var made = await host.Http.GetByteArrayAsync(Address);
        PublishedDocument[] wrong =
        [
            (Csaf() with { Document = "{\"changed\":true}"u8.ToArray() }).ToDocument(1, At),
            Csaf(revision: 2).ToDocument(1, At),
            Csaf(advisory: "TCS-2026-2").ToDocument(1, At) with
            {
                Id = SignedCsaf.IdOf("TCS-2026-1", 1),
                Revision = 2,
            },
            new(SignedCsaf.Kind, SignedCsaf.IdOf("TCS-2026-1", 1), 3, At, "no JSON"u8.ToArray()),
        ];

        foreach (var document in wrong)
        {
            await host.Publish(Key, document);
            (await host.Http.GetAsync(Address + ".asc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await host.Http.GetByteArrayAsync(Address)).ShouldBe(made);
        }
        (await Role(host)).ShouldBe("csaf_provider");
    }

    [Fact]
    public async Task A_new_edition_of_an_advisory_is_unsigned_until_it_is_signed_itself()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        await host.Publish(Key, Csaf().ToDocument(1, At));
        (await host.Http.GetByteArrayAsync(Address)).ShouldBe(Body);

        await host.Publish(AnAdvisory.LeftPad(modified: "2026-03-02T12:00:00Z"));
        (await host.Http.GetAsync(Address + ".asc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Role(host)).ShouldBe("csaf_provider");

        await host.Publish(Csaf(revision: 2).ToDocument(1, At));
        (await host.Http.GetByteArrayAsync(Address)).ShouldBe(Body);
        (await Role(host)).ShouldBe("csaf_trusted_provider");
    }

    [Theory]
    [InlineData("https://advisories.example", "https://reports.example", 10, true)]
    [InlineData("https://elsewhere.example", "https://reports.example", 10, false)]
    [InlineData("https://advisories.example", "https://elsewhere.example", 10, false)]
    [InlineData("https://advisories.example", "https://reports.example", -1, false)]
    public async Task A_signed_security_txt_is_served_while_it_says_what_is_so(
        string site,
        string reports,
        int days,
        bool served
    )
    {
        await using var host = await PublicHost.With();
        var now = TimeProvider.System.GetUtcNow();
        var text = SecurityTxt.Of(new(site), new(reports), Metadata, now.AddDays(days)).Write();

        await host.Publish(Key, new SignedSecurityTxt(Fingerprint, text, "framed and signed").ToDocument(now));

        var answer = await host.Http.GetStringAsync(SecurityTxt.Path);
        (answer == "framed and signed").ShouldBe(served);
        if (!served)
            answer.ShouldStartWith("Contact: https://reports.example/\n");
    }

    private static SignedCsaf Csaf(string advisory = "TCS-2026-1", int revision = 1) =>
        new(advisory, revision, Fingerprint, Hash(Body), "a signature", Body);

    private static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static async Task<string?> Role(PublicHost host) =>
        (await host.Get(Metadata)).Body.GetProperty("role").GetString();

    private static async Task SaysWhoItIs(PublicHost host)
    {
        var metadata = (await host.Get(Metadata)).Body;
        var key = metadata.GetProperty("public_openpgp_keys").EnumerateArray().ShouldHaveSingleItem();
        key.GetProperty("fingerprint").GetString().ShouldBe(Fingerprint);
        key.GetProperty("url")
            .GetString()
            .ShouldBe($"https://advisories.example/.well-known/csaf/openpgp/{Fingerprint}.asc");
        var faults = await JsonSchema.Faults(
            "schemas/csaf-provider.schema.json",
            [Encoding.UTF8.GetBytes(JsonSerializer.Serialize(metadata))],
            ("https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", "schemas/csaf-2.0.schema.json"),
            ("https://www.first.org/cvss/cvss-v2.0.json", "schemas/cvss-v2.0.json"),
            ("https://www.first.org/cvss/cvss-v3.0.json", "schemas/cvss-v3.0.json"),
            ("https://www.first.org/cvss/cvss-v3.1.json", "schemas/cvss-v3.1.json")
        );
        faults.Single().ShouldBeEmpty();
    }
}
