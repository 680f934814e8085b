using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Imports;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Osv;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Exports;

public sealed class CsafExportTests(ITestOutputHelper output)
{
    private const string Schema = "schemas/csaf-2.0.schema.json";

    private static readonly (string, string)[] cvss =
    [
        ("https://www.first.org/cvss/cvss-v2.0.json", "schemas/cvss-v2.0.json"),
        ("https://www.first.org/cvss/cvss-v3.0.json", "schemas/cvss-v3.0.json"),
        ("https://www.first.org/cvss/cvss-v3.1.json", "schemas/cvss-v3.1.json"),
    ];

    [SchemaFact(Schema)]
    public async Task A_document_is_valid_CSAF_by_its_schema_and_a_wrong_one_is_not()
    {
        var faults = await JsonSchema.Faults(
            Schema,
            [OneLine(AnAdvisory.Csaf(AnAdvisory.Full).Body), "{\"document\":{}}"u8.ToArray()],
            cvss
        );

        faults[0].ShouldBeEmpty();
        faults[1].ShouldNotBeEmpty();
    }

    [CsafFact]
    public async Task A_document_passes_every_mandatory_test_and_a_wrong_one_does_not()
    {
        var body = System.Text.Encoding.UTF8.GetString(OneLine(AnAdvisory.Csaf(AnAdvisory.Full).Body));
        var wrong = body.Replace(
            "\"known_affected\":[\"CSAFPID-0001\"",
            "\"known_affected\":[\"CSAFPID-9999\"",
            StringComparison.Ordinal
        );

        var faults = await CsafValidator.Faults([.. new[] { body, wrong }.Select(System.Text.Encoding.UTF8.GetBytes)]);

        faults[0].ShouldBeEmpty();
        faults[1].ShouldNotBeEmpty();
    }

    [CsafFact]
    public async Task Every_name_of_a_weakness_is_the_official_one()
    {
        var documents = CweNames.All.Select(cwe =>
            AnAdvisory.Csaf(
                AnAdvisory.Full with
                {
                    DatabaseSpecific = JsonDocument.Parse($$"""{"cwe_ids":["{{cwe}}"]}""").RootElement,
                }
            )
        );

        (await CsafValidator.Faults(documents.Select(d => OneLine(d.Body)))).SelectMany(f => f).ShouldBeEmpty();
    }

    [CsafFact]
    public async Task Records_of_the_shared_data_pass_every_mandatory_test()
    {
        var bodies = (await Sample(4)).ConvertAll(record => OneLine(AnAdvisory.Csaf(record).Body));

        var faults = await CsafValidator.Faults(bodies);

        output.WriteLine($"{bodies.Count:N0} documents");
        for (var i = 0; i < faults.Count; i++)
            faults[i].ShouldBeEmpty(System.Text.Encoding.UTF8.GetString(bodies[i]));
    }

    [CsafFact]
    public async Task The_optional_tests_would_have_better_only_what_no_record_says()
    {
        var records = (await Sample(8)).Append(AnAdvisory.Full).ToList();
        // each at the address that its file has: test 6.2.11 looks for it
        var bodies = records.ConvertAll(record => OneLine(Directory.Document(record, []).Value.Body));

        var hints = await CsafValidator.Hints(bodies);

        hints.Count.ShouldBe(records.Count);
        for (var i = 0; i < hints.Count; i++)
            hints[i]
                .Where(hint =>
                    !Unsaid.Any(u => hint.StartsWith(u.Key + " ", StringComparison.Ordinal) && u.Value(records[i]))
                )
                .ShouldBeEmpty(records[i].Id);
    }

    private static CsafDirectory Directory { get; } = new(new("https://example.org"), "Example");

    // the tests that need what a record does not always have, and when it has not
    private static readonly Dictionary<string, Func<OsvRecord, bool>> Unsaid = new(StringComparer.Ordinal)
    {
        // no score of CVSS 2 or 3: CSAF 2.0 has no room for 4.0
        ["optionalTest_6_2_3"] = record => Vectors(record).All(v => v.Version == CvssVersion.V40),
        ["informativeTest_6_3_2"] = record => Vectors(record).Any(v => v.Version == CvssVersion.V30),
        ["informativeTest_6_3_3"] = record => CveExport.Ids(record).Count == 0,
        ["informativeTest_6_3_4"] = record => RecordText.Of(record).Weaknesses.All(w => CweNames.Of(w) is null),
        // an advisory says ranges, not lists of every version there is
        ["informativeTest_6_3_9"] = _ => true,
        ["informativeTest_6_3_10"] = _ => true,
    };

    private static IReadOnlyList<CvssVector> Vectors(OsvRecord record) =>
        RecordText.VectorsOf([
            .. record.Severity ?? [],
            .. (record.Affected ?? []).SelectMany(affected => affected.Severity ?? []),
        ]);

    /// <summary>One in so many of the records of the shared data: the validator takes a hundredth of a second for each.</summary>
    private static async Task<List<OsvRecord>> Sample(int oneIn)
    {
        var records = new List<OsvRecord>();
        foreach (
            var folder in (string[])
                [
                    "nswg",
                    "cve5/go",
                    "osv/Hex/all.zip",
                    "osv/Maven/all.zip",
                    "osv/NuGet/all.zip",
                    "osv/crates.io/all.zip",
                ]
        )
        {
            if (!Path.Exists(SharedData.At(folder)))
                continue;
            using var source = ImportSource.Open(SharedData.At(folder), new()).Value;
            var taken = (await source.ReadAsync().ToListAsync())
                .OfType<Taken>()
                .Where(t => t.Kind == PublishedDocument.Advisory)
                .OrderBy(t => t.Path, StringComparer.Ordinal);
            records.AddRange(taken.Where((_, i) => i % oneIn == 0).Select(t => t.Record));
        }
        return records;
    }

    [Fact]
    public void Everything_but_the_affected_versions_comes_back_as_it_was()
    {
        var full = AnAdvisory.Full;
        var back = CsafReader.Read(AnAdvisory.Csaf(full).Body).Value;

        (back.Id, back.Summary, back.Details).ShouldBe((full.Id, full.Summary, full.Details));
        (back.Published, back.Modified).ShouldBe((full.Published, full.Modified));
        back.Aliases.ShouldBe(full.Aliases);
        back.Severity!.ShouldBe(full.Severity!, ignoreOrder: true);
        back.References.ShouldBe([
            new("ADVISORY", "https://example.org/csaf/tcs-2026-1.json"),
            .. full.References!.Take(2),
        ]);
        back.Credits!.Select(c => (c.Name, c.Type)).ShouldBe([("Ann", "REPORTER"), ("Ben", null)]);
        back.DatabaseSpecific!.Value.GetProperty("cwe_ids")
            .EnumerateArray()
            .Select(c => c.GetString())
            .ShouldBe(["CWE-1321", "CWE-20"]);
        back.DatabaseSpecific!.Value.GetProperty("severity").GetString().ShouldBe("CRITICAL");
    }

    [CsafFact]
    public async Task A_withdrawn_advisory_says_so_and_affects_nothing()
    {
        var exported = AnAdvisory.Csaf(AnAdvisory.Full with { Withdrawn = AnAdvisory.Full.Modified });
        var back = CsafReader.Read(exported.Body).Value;

        (back.Withdrawn, back.Affected).ShouldBe((AnAdvisory.Full.Modified, null));
        (await CsafValidator.Faults([OneLine(exported.Body)])).Single().ShouldBeEmpty();
    }

    [CsafFact]
    public async Task The_history_is_that_of_the_revisions_in_the_order_of_time()
    {
        Revision[] revisions =
        [
            new(3, AnAdvisory.Full.Modified, "Ann is credited"),
            new(1, AnAdvisory.Full.Published!.Value),
        ];
        var body = CsafExport
            .Document(AnAdvisory.Full, AnAdvisory.Self, AnAdvisory.Publisher, AnAdvisory.Engine, revisions)
            .Value.Body;

        var tracking = JsonDocument.Parse(body).RootElement.GetProperty("document").GetProperty("tracking");
        tracking
            .GetProperty("revision_history")
            .EnumerateArray()
            .Select(r => r.GetProperty("number").GetString())
            .ShouldBe(["1", "2"]);
        tracking.GetProperty("revision_history")[1].GetProperty("summary").GetString().ShouldBe("Ann is credited");
        tracking.GetProperty("version").GetString().ShouldBe("2");
        (await CsafValidator.Faults([OneLine(body)])).Single().ShouldBeEmpty();
    }

    [Fact]
    public void Members_are_sorted_at_every_depth()
    {
        Walk(JsonDocument.Parse(AnAdvisory.Csaf(AnAdvisory.Full).Body).RootElement);

        static void Walk(JsonElement at)
        {
            if (at.ValueKind == JsonValueKind.Array)
                foreach (var item in at.EnumerateArray())
                    Walk(item);
            if (at.ValueKind != JsonValueKind.Object)
                return;
            at.EnumerateObject()
                .Select(m => m.Name)
                .ShouldBe(at.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
            foreach (var member in at.EnumerateObject())
                Walk(member.Value);
        }
    }

    [Theory]
    [InlineData("TCS-2026-1", "tcs-2026-1.json")]
    [InlineData("A:b c+d", "a_b_c+d.json")]
    public void A_file_has_the_name_that_the_specification_gives_it(string id, string name) =>
        CsafExport.FileName(id).ShouldBe(name);

    private static byte[] OneLine(ReadOnlyMemory<byte> json) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(json).RootElement);
}
