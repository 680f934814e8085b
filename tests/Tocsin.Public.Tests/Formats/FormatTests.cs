using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tocsin.Public.Tests.Formats;

public sealed class FormatTests
{
    private const string Document = "/.well-known/csaf/white/2026/tcs-2026-1.json";

    private static readonly string own = AnAdvisory.LeftPad(
        more: """ "aliases":["CVE-2026-1111"],"details":"It does.","database_specific":{"cwe_ids":["CWE-79"]},"references":[{"type":"WEB","url":"https://example.com/fix"}], """
    );

    [SchemaFact("schemas/csaf-provider.schema.json")]
    public async Task The_provider_says_who_it_is_as_the_standard_wants_it()
    {
        await using var host = await PublicHost.With(own);

        var metadata = await host.Http.GetByteArrayAsync("/.well-known/csaf/provider-metadata.json");

        var faults = await JsonSchema.Faults(
            "schemas/csaf-provider.schema.json",
            [OnOneLine(metadata)],
            ("https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", "schemas/csaf-2.0.schema.json"),
            ("https://www.first.org/cvss/cvss-v2.0.json", "schemas/cvss-v2.0.json"),
            ("https://www.first.org/cvss/cvss-v3.0.json", "schemas/cvss-v3.0.json"),
            ("https://www.first.org/cvss/cvss-v3.1.json", "schemas/cvss-v3.1.json")
        );
        faults.Single().ShouldBeEmpty();
        var read = JsonDocument.Parse(metadata).RootElement;
        read.GetProperty("canonical_url")
            .GetString()
            .ShouldBe("https://advisories.example/.well-known/csaf/provider-metadata.json");
    }

    [SchemaFact("schemas/rolie-feed.schema.json")]
    public async Task The_feed_leads_to_every_document_and_its_hashes()
    {
        await using var host = await PublicHost.With(own, AnAdvisory.LeftPad("GHSA-1"));

        var metadata = (await host.Get("/.well-known/csaf/provider-metadata.json")).Body;
        var address = metadata
            .GetProperty("distributions")[1]
            .GetProperty("rolie")
            .GetProperty("feeds")[0]
            .GetProperty("url");
        var feed = await host.Http.GetByteArrayAsync(new Uri(address.GetString()!).AbsolutePath);

        (await JsonSchema.Faults("schemas/rolie-feed.schema.json", [OnOneLine(feed)])).Single().ShouldBeEmpty();
        // what others publish is theirs to put into documents
        var entry = JsonDocument
            .Parse(feed)
            .RootElement.GetProperty("feed")
            .GetProperty("entry")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        foreach (var link in entry.GetProperty("link").EnumerateArray())
        {
            var path = new Uri(link.GetProperty("href").GetString()!).AbsolutePath;
            (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task The_folders_have_every_document_with_hashes_that_are_right()
    {
        await using var host = await PublicHost.With(own);

        var index = await host.Http.GetStringAsync("/.well-known/csaf/white/index.txt");
        var changes = await host.Http.GetStringAsync("/.well-known/csaf/white/changes.csv");
        var body = await host.Http.GetByteArrayAsync(Document);

        index.ShouldBe("2026/tcs-2026-1.json\n");
        changes.ShouldBe("\"2026/tcs-2026-1.json\",\"2026-03-01T12:00:00Z\"\n");
        (await host.Http.GetStringAsync(Document + ".sha256")).ShouldBe(
            $"{Convert.ToHexStringLower(SHA256.HashData(body))}  tcs-2026-1.json\n"
        );
        (await host.Http.GetStringAsync(Document + ".sha512")).ShouldStartWith(
            Convert.ToHexStringLower(SHA512.HashData(body))
        );
        (await host.Http.GetByteArrayAsync("/advisories/TCS-2026-1/csaf.json")).ShouldBe(body);
    }

    [Fact]
    public async Task Every_edition_of_an_advisory_is_a_version_of_its_document()
    {
        await using var host = await PublicHost.With(own);
        Version(await Read(host, Document)).ShouldBe("1");

        await host.Publish(own.Replace("2026-03-01T12:00:00Z\",\"published", "2026-03-04T12:00:00Z\",\"published"));
        await host.Publish(own.Replace("2026-03-01T12:00:00Z\",\"published", "2026-03-05T12:00:00Z\",\"published"));

        var document = await Read(host, Document);
        Version(document).ShouldBe("3");
        document
            .GetProperty("document")
            .GetProperty("tracking")
            .GetProperty("revision_history")
            .GetArrayLength()
            .ShouldBe(3);
    }

    [SchemaFact("schemas/openvex-0.2.0.schema.json")]
    public async Task An_own_advisory_is_an_OpenVEX_document_and_that_of_others_is_not()
    {
        await using var host = await PublicHost.With(own, AnAdvisory.LeftPad("GHSA-1"));

        var document = await host.Http.GetByteArrayAsync("/advisories/TCS-2026-1/openvex.json");

        (await JsonSchema.Faults("schemas/openvex-0.2.0.schema.json", [OnOneLine(document)])).Single().ShouldBeEmpty();
        foreach (
            var path in (string[])
                ["/advisories/GHSA-1/openvex.json", "/advisories/GHSA-1/csaf.json", "/advisories/X/openvex.json"]
        )
            (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [SchemaFact("schemas/cve-5.2.0.schema.json")]
    public async Task A_CNA_serves_the_record_of_its_CVE_IDs_and_nobody_else_does()
    {
        await using var cna = await PublicHost.Of(new(Guid.Parse("8254265b-2729-46b6-b9e3-3dfca2d5bfca"), "example"));
        await using var other = await PublicHost.With(own);
        await cna.Publish(own);

        var record = await cna.Http.GetByteArrayAsync("/cve/CVE-2026-1111.json");

        (await JsonSchema.Faults("schemas/cve-5.2.0.schema.json", [OnOneLine(record)])).Single().ShouldBeEmpty();
        JsonDocument
            .Parse(record)
            .RootElement.GetProperty("cveMetadata")
            .GetProperty("state")
            .GetString()
            .ShouldBe("PUBLISHED");
        (await cna.Http.GetAsync("/cve/CVE-2026-1112.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cna.Http.GetAsync("/cve/rubbish.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.GetAsync("/cve/CVE-2026-1111.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [DataFact("nswg/npm/index.json")]
    public async Task The_working_groups_files_come_back_as_they_were()
    {
        await using var host = await PublicHost.With();
        await host.Import(SharedData.At("nswg"));
        foreach (var kind in (string[])["core", "npm"])
        {
            using var theirs = JsonDocument.Parse(
                await File.ReadAllBytesAsync(SharedData.At($"nswg/{kind}/index.json"))
            );
            var ours = await Read(host, $"/vuln/{kind}/index.json");
            var same = 0;
            foreach (var entry in theirs.RootElement.EnumerateObject())
            {
                if (!ours.TryGetProperty(entry.Name, out var mine))
                    continue;
                JsonElement.DeepEquals(mine, entry.Value).ShouldBeTrue($"{kind}/{entry.Name}");
                JsonElement.DeepEquals(await Read(host, $"/vuln/{kind}/{entry.Name}.json"), mine).ShouldBeTrue();
                same++;
            }
            same.ShouldBe(ours.EnumerateObject().Count());
            same.ShouldBeGreaterThan(150);
        }
    }

    [DataFact("nswg/deps/index.json")]
    public async Task The_assessments_of_bundled_dependencies_are_served_as_the_working_group_kept_them()
    {
        await using var host = await PublicHost.With();
        (await host.Http.GetStringAsync("/vuln/deps/index.json")).ShouldBe("{}");
        await host.Import(SharedData.At("nswg"));

        var theirs = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.At("nswg/deps/index.json")));
        var answer = await host.Http.GetAsync("/vuln/deps/index.json");
        JsonElement
            .DeepEquals(JsonDocument.Parse(await answer.Content.ReadAsStreamAsync()).RootElement, theirs.RootElement)
            .ShouldBeTrue();
        answer.Headers.ETag!.IsWeak.ShouldBeFalse();
        foreach (var number in theirs.RootElement.EnumerateObject().Select(entry => entry.Name))
        {
            (await host.Http.GetByteArrayAsync($"/vuln/deps/{number}.json")).ShouldBe(
                await File.ReadAllBytesAsync(SharedData.At($"nswg/deps/{number}.json"))
            );
        }
        (await host.Http.GetAsync("/vuln/deps/99.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // no advisory: it is not in what scanners read
        (await host.Http.GetAsync("/v1/vulns/NSWG-DEP-1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_working_groups_index_says_by_its_tag_alone_whether_it_changed()
    {
        await using var host = await PublicHost.With(own);
        var first = await Head(host);
        (await Head(host)).ShouldBe(first);

        await host.Publish(AnAdvisory.LeftPad("GHSA-1"));
        (await Head(host)).ShouldBe(first);

        await host.Publish(AnAdvisory.LeftPad("TCS-2026-2"));
        (await Head(host)).ShouldNotBe(first);

        static async Task<string> Head(PublicHost host)
        {
            var answer = await host.Http.SendAsync(new(HttpMethod.Head, "/vuln/npm/index.json"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.ETag!.IsWeak.ShouldBeFalse();
            return answer.Headers.ETag.Tag;
        }
    }

    [Fact]
    public async Task Where_to_report_is_said_and_never_expired()
    {
        await using var host = await PublicHost.With();

        var lines = (await host.Http.GetStringAsync("/.well-known/security.txt"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToLookup(line => line[0], line => line[1], StringComparer.Ordinal);

        lines["Contact"].ShouldHaveSingleItem().ShouldBe("https://reports.example/");
        lines["Canonical"].ShouldHaveSingleItem().ShouldBe("https://advisories.example/.well-known/security.txt");
        var expires = DateTimeOffset.Parse(lines["Expires"].ShouldHaveSingleItem());
        expires.ShouldBeInRange(
            TimeProvider.System.GetUtcNow().AddDays(90),
            TimeProvider.System.GetUtcNow().AddDays(365)
        );
    }

    private static string? Version(JsonElement document) =>
        document.GetProperty("document").GetProperty("tracking").GetProperty("version").GetString();

    private static async Task<JsonElement> Read(PublicHost host, string path) => (await host.Get(path)).Body;

    // the validator reads one document a line
    private static byte[] OnOneLine(byte[] json) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement));
}
