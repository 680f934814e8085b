using System.Text;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Tests.Exports;
using Tocsin.Advisories.Tests.Matching;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Tests.Imports;

public sealed class FormatImportTests
{
    [Fact]
    public async Task What_was_exported_can_be_imported_and_found()
    {
        using var folder = new Folder();
        var cve = CveExport
            .Record(AnAdvisory.Full, CveId.Known("CVE-2026-1234"), AnAdvisory.Page, AnAdvisory.Cna)
            .Value;
        folder.Write("white/2026/tcs-2026-1.json", AnAdvisory.Csaf(AnAdvisory.Full).Body.Span);
        folder.Write("cves/2026/1xxx/CVE-2026-1234.json", cve.Body.Span);
        folder.Write("vex.json", AnAdvisory.Vex(AnAdvisory.Full).Value.Body.Span);

        var items = await Items(folder.Path);

        var index = AdvisoryIndex.Empty.With(items.OfType<Taken>().Select(t => IndexedRecord.Read(t.Body, 1).Value));
        index.Matching("npm", "@ann/one", "1.2.3").ShouldBe(["CVE-2026-1234", "TCS-2026-1"]);
        index.Matching("npm", "@ann/one", "1.2.4").ShouldBeEmpty();
        items.OfType<PassedOver>().Single().Path.ShouldBe("vex.json");
    }

    [Fact]
    public async Task A_document_of_another_may_not_claim_an_ID_of_ours_in_any_format()
    {
        using var folder = new Folder();
        folder.Write("csaf.json", AnAdvisory.Csaf(AnAdvisory.Full).Body.Span);

        (await Items(folder.Path, new() { OwnPrefix = "TCS" }))
            .Single()
            .ShouldBeOfType<Refused>()
            .Problem.Code.ShouldBe("import.own-id");
    }

    [Fact]
    public async Task What_cannot_be_understood_is_refused_with_path_and_reason_and_the_rest_is_taken()
    {
        using var folder = new Folder();
        folder.Write("a.json", """{"document":{"csaf_version":"2.0"}}"""u8);
        folder.Write("b.json", """{"dataType":"CVE_RECORD"}"""u8);
        folder.Write("c.json", """{"id":"X-1","modified":"2026-01-31T00:00:00Z"}"""u8);

        var items = await Items(folder.Path);

        items
            .OfType<Refused>()
            .OrderBy(r => r.Path)
            .Select(r => r.Problem.Code)
            .ShouldBe(["csaf.faulty", "cve.faulty"]);
        items.OfType<Refused>().ShouldAllBe(r => r.Problem.Faults.Count > 1);
        items.OfType<Taken>().Single().Record.Id.ShouldBe("X-1");
    }

    [Fact]
    public async Task A_record_in_GHSAs_flavour_is_taken_word_for_word_with_its_severity_and_weaknesses()
    {
        const string Record = """
            {"schema_version":"1.4.0","id":"GHSA-aaaa-bbbb-cccc","modified":"2026-01-31T00:00:00Z","aliases":["CVE-2026-1234"],
             "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}],
             "affected":[{"package":{"ecosystem":"npm","name":"one"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.2.4"}]}],
               "database_specific":{"last_known_affected_version_range":"<= 1.2.3"}}],
             "database_specific":{"cwe_ids":["CWE-400"],"severity":"MODERATE","github_reviewed":true,"nvd_published_at":null}}
            """;
        using var folder = new Folder();
        folder.Write("ghsa.json", Encoding.UTF8.GetBytes(Record));

        var taken = (await Items(folder.Path)).Single().ShouldBeOfType<Taken>();

        Encoding.UTF8.GetString(taken.Body.Span).ShouldBe(Record);
        var text = RecordText.Of(taken.Record);
        (text.Severity, text.Weaknesses.Single()).ShouldBe(("MODERATE", new CweId(400)));
        AffectedVersions
            .Of("npm", taken.Record.Affected!)
            .Contain(VersionQuery.Of(Tocsin.Standards.Versions.VersionScheme.Npm, "1.2.3"))
            .ShouldBeTrue();
    }

    private static async Task<List<ImportItem>> Items(string path, ImportRules? rules = null)
    {
        using var source = ImportSource.Open(path, rules ?? new()).Value;
        return await source.ReadAsync().ToListAsync();
    }
}
