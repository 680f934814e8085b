using System.Text.Json;
using Tocsin.Advisories.Exports;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.OpenVex;

namespace Tocsin.Advisories.Tests.Exports;

public sealed class OpenVexExportTests
{
    private const string Schema = "schemas/openvex-0.2.0.schema.json";

    [SchemaFact(Schema)]
    public async Task A_document_is_valid_OpenVEX_and_a_wrong_one_is_not()
    {
        var faults = await JsonSchema.Faults(
            Schema,
            [OneLine(AnAdvisory.Vex(AnAdvisory.Full).Value.Body), "{\"author\":\"Ann\"}"u8.ToArray()]
        );

        faults[0].ShouldBeEmpty();
        faults[1].ShouldNotBeEmpty();
    }

    [Fact]
    public void Each_package_has_a_statement_on_what_is_affected_and_on_what_fixes_it()
    {
        var statements = OpenVexReader.Read(AnAdvisory.Vex(AnAdvisory.Full).Value.Body).Value.Statements;

        statements
            .Select(s => (s.Status, s.Products[0].Package!.Ecosystem))
            .ShouldBe([("affected", "npm"), ("fixed", "npm"), ("affected", "Node.js")]);
        statements.ShouldAllBe(s => s.Vulnerability == "CVE-2026-1234" && s.Aliases.Contains("TCS-2026-1"));
        statements[1].Products.Single().Versions.ShouldBe(["1.2.4"]);
    }

    [Fact]
    public void A_range_is_never_said_as_every_version()
    {
        var document = JsonDocument.Parse(AnAdvisory.Vex(AnAdvisory.Full).Value.Body).RootElement;

        document
            .GetProperty("statements")[0]
            .GetProperty("products")
            .EnumerateArray()
            .Select(p => p.GetProperty("@id").GetString())
            .ShouldBe([
                "pkg:npm/%40ann/one?vers=vers%3Anpm%2F%3C1.2.4",
                "pkg:npm/%40ann/one?vers=vers%3Anpm%2F%3E%3D2.0.0-rc.1%7C%3C%3D2.1.0",
                "pkg:npm/%40ann/one@3.0.0",
            ]);
    }

    [Fact]
    public void What_names_no_product_or_was_withdrawn_is_refused()
    {
        AnAdvisory.Vex(AnAdvisory.Full with { Affected = null }).Problem!.Code.ShouldBe("export.no-product");
        AnAdvisory
            .Vex(AnAdvisory.Full with { Withdrawn = AnAdvisory.Full.Modified })
            .Problem!.Code.ShouldBe("export.withdrawn");
    }

    [SchemaFact("nswg/deps")]
    public async Task The_assessments_of_the_working_group_are_one_valid_document()
    {
        var assessments = Directory
            .EnumerateFiles(SharedData.At("nswg/deps"), "*.json")
            .Where(f => Path.GetFileName(f) != "index.json")
            .Select(f =>
                NswgAssessment.Read(int.Parse(Path.GetFileNameWithoutExtension(f)), File.ReadAllBytes(f)).Value
            )
            .ToList();

        var body = OpenVexExport
            .Assessments(assessments, AnAdvisory.Self, AnAdvisory.Author, AnAdvisory.Full.Modified, 1)
            .Value.Body;

        (await JsonSchema.Faults(Schema, [OneLine(body)])).Single().ShouldBeEmpty();
        var statements = OpenVexReader.Read(body).Value.Statements;
        statements.Count.ShouldBe(assessments.Sum(a => a.Cves.Count));
        statements.ShouldAllBe(s =>
            s.Status == "not_affected" && s.Justification != null && s.Products.Single().Package!.Name == "node"
        );
    }

    [Fact]
    public void An_assessment_without_a_reason_that_VEX_knows_is_refused() =>
        NswgAssessment
            .Read(1, """{"cve":["CVE-2026-0001"],"reason":"because"}"""u8.ToArray())
            .Problem!.Faults.Single()
            .Path.ShouldBe("reason");

    private static byte[] OneLine(ReadOnlyMemory<byte> json) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(json).RootElement);
}
