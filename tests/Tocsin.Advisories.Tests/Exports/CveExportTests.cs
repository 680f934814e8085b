using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Imports;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Exports;

public sealed class CveExportTests(ITestOutputHelper output)
{
    private const string Schema = "schemas/cve-5.2.0.schema.json";

    private static CveId Cve { get; } = CveId.Known("CVE-2026-1234");

    [SchemaFact(Schema)]
    public async Task A_record_is_valid_CVE_and_a_wrong_one_is_not()
    {
        var exported = CveExport.Record(AnAdvisory.Full, Cve, AnAdvisory.Page, AnAdvisory.Cna).Value;

        var faults = await JsonSchema.Faults(
            Schema,
            [OneLine(exported.Body), "{\"dataType\":\"CVE_RECORD\"}"u8.ToArray()]
        );

        faults[0].ShouldBeEmpty();
        faults[1].ShouldNotBeEmpty();
    }

    [SchemaFact(Schema)]
    public async Task Every_record_of_the_shared_data_with_a_CVE_is_valid_CVE_and_affects_the_same_when_read_again()
    {
        var (bodies, refused) = (new List<byte[]>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (differ, stopped) = (new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (
            var folder in (string[])["osv/Go/all.zip", "osv/crates.io/all.zip", "osv/Maven/all.zip", "nswg", "cve5/go"]
        )
        {
            using var source = ImportSource.Open(SharedData.At(folder), new()).Value;
            foreach (var taken in (await source.ReadAsync().ToListAsync()).OfType<Taken>())
            {
                if (taken.Kind != PublishedDocument.Advisory)
                    continue;
                var record = taken.Record;
                if (record.Withdrawn is not null || CveExport.Ids(record) is not [var cve, ..])
                    continue;
                var made = CveExport.Record(record, cve, AnAdvisory.Page, AnAdvisory.Cna);
                if (made.TryGet(out var exported, out var problem))
                {
                    bodies.Add(OneLine(exported.Body));
                    differ.AddRange(Differences(record, CveReader.Read(exported.Body).Value, exported.Unsaid));
                    foreach (var finding in Findings(exported))
                        stopped[finding] = stopped.GetValueOrDefault(finding) + 1;
                }
                foreach (
                    var path in problem
                        ?.Faults.Where(f => f.Severity == Standards.Problems.FaultSeverity.Error)
                        .Select(f => f.Path)
                        ?? []
                )
                    refused[path] = refused.GetValueOrDefault(path) + 1;
            }
        }

        var faults = await JsonSchema.Faults(Schema, bodies);

        output.WriteLine($"{bodies.Count:N0} records, refused: {string.Join(", ", refused)}");
        foreach (var (rule, count) in stopped)
            output.WriteLine($"{count, 5} {rule}");
        differ.ShouldBeEmpty();
        // what others wrote may be against a rule; how we write it never is
        stopped.Keys.ShouldAllBe(rule =>
            rule.StartsWith("description.", StringComparison.Ordinal)
            || rule == "title.placeholder"
            || rule == "reference.itself"
            || rule == "weakness.missing"
        );
        bodies.Count.ShouldBeGreaterThan(3_000);
        refused.ShouldBeEmpty();
        for (var i = 0; i < faults.Count; i++)
            faults[i].ShouldBeEmpty(System.Text.Encoding.UTF8.GetString(bodies[i]));
    }

    [Fact]
    public void What_CVE_Services_get_is_the_container_of_the_record()
    {
        var container = Json(CveExport.Container(AnAdvisory.Full, AnAdvisory.Page, AnAdvisory.Cna).Value)
            .GetProperty("cnaContainer");
        var record = Json(CveExport.Record(AnAdvisory.Full, Cve, AnAdvisory.Page, AnAdvisory.Cna).Value);

        JsonElement.DeepEquals(container, record.GetProperty("containers").GetProperty("cna")).ShouldBeTrue();
        record.GetProperty("cveMetadata").GetProperty("assignerShortName").GetString().ShouldBe("example");
    }

    [Fact]
    public void Everything_but_the_affected_versions_comes_back_as_it_was()
    {
        var back = CveReader
            .Read(CveExport.Record(AnAdvisory.Full, Cve, AnAdvisory.Page, AnAdvisory.Cna).Value.Body)
            .Value;

        (back.Id, back.Summary, back.Details).ShouldBe(
            ("CVE-2026-1234", AnAdvisory.Full.Summary, AnAdvisory.Full.Details)
        );
        (back.Published, back.Modified).ShouldBe((AnAdvisory.Full.Published, AnAdvisory.Full.Modified));
        back.Severity!.ShouldBe(AnAdvisory.Full.Severity!, ignoreOrder: true);
        back.References.ShouldBe([
            new("ADVISORY", AnAdvisory.Page.AbsoluteUri),
            .. AnAdvisory.Full.References!.Take(2),
        ]);
        back.Credits!.Select(c => (c.Name, c.Type)).ShouldBe([("Ann", "REPORTER"), ("Ben", null)]);
        back.DatabaseSpecific!.Value.GetProperty("cwe_ids").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var unsaid = CveExport.Record(AnAdvisory.Full, Cve, AnAdvisory.Page, AnAdvisory.Cna).Value.Unsaid;

        unsaid.ShouldHaveSingleItem().Message.ShouldContain("10.0.0.1");
    }

    [Fact]
    public void What_we_must_not_send_is_refused_with_every_reason()
    {
        var bare = new OsvRecord { Id = "CVE-2026-1234", Modified = AnAdvisory.Full.Modified };

        var problem = CveExport.Container(bare, new("http://localhost/"), AnAdvisory.Cna).Problem!;

        problem
            .Faults.Where(f => f.Severity == Standards.Problems.FaultSeverity.Error)
            .Select(f => f.Path)
            .ShouldBe(["affected", "references"], ignoreOrder: true);
        problem
            .Faults.Where(f => f.Severity == Standards.Problems.FaultSeverity.Warning)
            .Select(f => f.Path)
            .ShouldContain("database_specific.cwe_ids");
        CveExport
            .Container(AnAdvisory.Full with { Withdrawn = AnAdvisory.Full.Modified }, AnAdvisory.Page, AnAdvisory.Cna)
            .Problem!.Code.ShouldBe("export.withdrawn");
        CveExport
            .Record(AnAdvisory.Full, CveId.Known("CVE-2026-9999"), AnAdvisory.Page, AnAdvisory.Cna)
            .Problem!.Code.ShouldBe("export.not-its-cve");
    }

    [Fact]
    public void A_text_that_is_too_long_for_the_format_is_cut_and_said_in_full_beside_it()
    {
        var text = new string('x', 4_094) + "😀" + new string('y', 20_000);
        var exported = CveExport
            .Record(AnAdvisory.Full with { Details = text }, Cve, AnAdvisory.Page, AnAdvisory.Cna)
            .Value;

        var description = Json(exported).GetProperty("containers").GetProperty("cna").GetProperty("descriptions")[0];
        description.GetProperty("value").GetString().ShouldBe(new string('x', 4_094) + "…");
        description.GetProperty("supportingMedia")[0].GetProperty("value").GetString()!.Length.ShouldBe(16_384);
        exported.Unsaid.ShouldContain(f => f.Path == "details");
    }

    [SchemaFact(Schema)]
    public async Task A_rejection_is_a_valid_container()
    {
        var body = Json(CveExport.Rejection("A duplicate.", [CveId.Known("CVE-2026-0001")], AnAdvisory.Cna).Value);
        var record = $$"""
            {"dataType":"CVE_RECORD","dataVersion":"5.2.0","cveMetadata":{"cveId":"CVE-2026-1234","state":"REJECTED",
             "assignerOrgId":"{{AnAdvisory.Cna.OrgId}}"},"containers":{"cna":{{body.GetProperty(
                    "cnaContainer"
                ).GetRawText()}} } }
            """;

        (await JsonSchema.Faults(Schema, [OneLine(System.Text.Encoding.UTF8.GetBytes(record))]))
            .Single()
            .ShouldBeEmpty();
        CveExport.Rejection(" ", [], AnAdvisory.Cna).Problem!.Faults.Single().Path.ShouldBe("reason");
    }

    // what is left out is said, and then nobody expects it
    private static IEnumerable<string> Differences(
        OsvRecord record,
        OsvRecord back,
        IReadOnlyList<Standards.Problems.Fault> unsaid
    ) =>
        unsaid.Any(fault => fault.Path.StartsWith("affected", StringComparison.Ordinal))
            ? []
            : (record.Affected ?? [])
                .Where(a => a.Package is not null)
                .GroupBy(a => new PackageName(a.Package!.Ecosystem, a.Package.Name))
                .SelectMany(entries =>
                {
                    var (before, after) = (Matcher.Of(record, entries.Key), Matcher.Of(back, entries.Key));
                    return Matcher
                        .Probes(record with { Affected = [.. entries] })
                        .Where(version => before(version) != after(version))
                        .Select(version => $"{record.Id}: {entries.Key} {version}");
                });

    // the format's own faults are ajv's to find
    private static IEnumerable<string> Findings(Exported exported) =>
        CveRecordRules
            .Check(exported.Body, CveRuleContext.None)
            .Select(f => f.Rule.Code)
            .Distinct(StringComparer.Ordinal);

    private static JsonElement Json(Exported exported) => JsonDocument.Parse(exported.Body).RootElement;

    private static byte[] OneLine(ReadOnlyMemory<byte> json) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(json).RootElement);
}
