using System.IO.Compression;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Imports;

public sealed class CveImportTests(ITestOutputHelper output)
{
    [DataFact("cve5/go")]
    public async Task Every_record_of_Gos_CNA_is_taken()
    {
        var items = await Items(SharedData.At("cve5/go"));

        output.WriteLine($"{items.OfType<Taken>().Count()} of {items.Count} taken");
        items.OfType<Refused>().ShouldBeEmpty();
        items.OfType<Taken>().Count().ShouldBe(239);
        items.OfType<Taken>().ShouldAllBe(t => OsvReader.Read(t.Body).Value.Id == t.Record.Id);
    }

    [DataFact("osv/Go/all.zip")]
    public async Task A_CVE_record_affects_the_versions_that_Gos_own_database_says()
    {
        var go = new Dictionary<string, OsvRecord>(StringComparer.Ordinal);
        foreach (var item in (await Items(SharedData.At("osv/Go/all.zip"))).OfType<Taken>())
            go[item.Record.Id] = item.Record;
        var (compared, probes, differ) = (0, 0, new List<string>());
        foreach (var item in (await Items(SharedData.At("cve5/go"))).OfType<Taken>())
        {
            // The file has the name of Go's record.
            if (!go.TryGetValue(Path.GetFileNameWithoutExtension(item.Path), out var own) || own.Withdrawn is not null)
                continue;
            compared++;
            foreach (var package in Packages(own).Union(Packages(item.Record)))
            {
                var (expected, actual) = (Versions(own, package), Versions(item.Record, package));
                foreach (var version in Probes(own).Union(Probes(item.Record)).Order(StringComparer.Ordinal))
                {
                    probes++;
                    var query = VersionQuery.Of(Tocsin.Standards.Versions.VersionScheme.For("Go"), version);
                    if (expected.Contain(query) != actual.Contain(query))
                        differ.Add($"{own.Id} {package} {version}: Go says {expected.Contain(query)}");
                }
            }
        }
        output.WriteLine($"{compared} records compared, {probes:N0} versions asked, {differ.Count} differ");
        foreach (var one in differ)
            output.WriteLine(one);
        compared.ShouldBeGreaterThan(200);
        differ.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_document_is_is_told_by_its_members_wherever_it_lies()
    {
        using var folder = new Folder();
        var cve = """{"containers":{"cna":{}},"cveMetadata":{"cveId":"CVE-2026-1234"}}"""u8;
        folder.Write("a/cve.json", cve);
        folder.Write("osv.json", """{"summary":"dataType","id":"X-1","modified":"2026-01-31T00:00:00Z"}"""u8);
        folder.Write("vex.json", """{"@context":"https://openvex.dev/ns/v0.2.0"}"""u8);
        folder.Write("provider-metadata.json", """{"canonical_url":"https://example.com/"}"""u8);
        using (var zip = ZipFile.Open(Path.Combine(folder.Path, "all.zip"), ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("cve.json").Open();
            entry.Write(cve);
        }

        var items = await Items(folder.Path);

        items.OfType<Taken>().Select(t => t.Record.Id).Order().ShouldBe(["CVE-2026-1234", "CVE-2026-1234", "X-1"]);
        items.OfType<PassedOver>().Select(t => t.Path).Order().ShouldBe(["provider-metadata.json", "vex.json"]);
        items.Count.ShouldBe(5);
    }

    private static async Task<List<ImportItem>> Items(string path)
    {
        using var source = ImportSource.Open(path, new()).Value;
        return await source.ReadAsync().ToListAsync();
    }

    private static IEnumerable<string> Packages(OsvRecord record) =>
        (record.Affected ?? []).Select(a => a.Package!.Name).Distinct();

    private static AffectedVersions Versions(OsvRecord record, string package) =>
        AffectedVersions.Of("Go", [.. (record.Affected ?? []).Where(a => a.Package!.Name == package)]);

    // Every bound, and what lies next to it on either side.
    private static IEnumerable<string> Probes(OsvRecord record) =>
        (record.Affected ?? [])
            .SelectMany(a => a.Ranges ?? [])
            .SelectMany(r => r.Events!)
            .Select(e => e.Introduced ?? e.Fixed ?? e.LastAffected!)
            .SelectMany(v => (string[])[v, $"{v}-0", $"{v.Split('-')[0]}9", "0.0.0", "999.0.0"]);
}
