using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Tests.CveRules;

public sealed class CveRecordRulesTests
{
    /// <summary>One fault each: the member of the CNA's container, what stands there, and which rule is against it where.</summary>
    public static TheoryData<string, string?, string, string> Faults =>
        new()
        {
            { "descriptions", null, "format", "descriptions" },
            { "descriptions[0].value", "\" \"", "description.missing", "descriptions[0].value" },
            { "descriptions[0].lang", "\"fr\"", "description.english", "descriptions" },
            { "descriptions[0].value", "\"TODO: describe it.\"", "description.placeholder", "descriptions[0].value" },
            { "descriptions[0].value", "\"n/a\"", "description.placeholder", "descriptions[0].value" },
            {
                "descriptions[0].value",
                "\"A flaw in [PRODUCT] allows more.\"",
                "description.placeholder",
                "descriptions[0].value"
            },
            {
                "descriptions[0].value",
                "\"A flaw. Thanks to Ann for it.\"",
                "description.credits",
                "descriptions[0].value"
            },
            {
                "descriptions[0].value",
                "\"A flaw, found by ann of example.\"",
                "description.credits",
                "descriptions[0].value"
            },
            {
                "descriptions[0].value",
                "\"Files found by the loader are run.\"",
                "description.may-credit",
                "descriptions[0].value"
            },
            {
                "descriptions[0].value",
                "\"As GHSA-aaaa-bbbb-cccc has it.\"",
                "description.other-ids",
                "descriptions[0].value"
            },
            { "title", "\"TBD\"", "title.placeholder", "title" },
            { "affected[0].vendor", "\"n/a\"", "product.unnamed", "affected[0].vendor" },
            { "affected[1].product", "\"N/A\"", "product.unnamed", "affected[1].product" },
            {
                "affected",
                """[{"vendor":"ann","product":"one","defaultStatus":"unaffected"}]""",
                "product.none-affected",
                "affected"
            },
            {
                "affected[0].versions[2]",
                """{"version":"n/a","status":"affected"}""",
                "version.missing",
                "affected[0].versions[2].version"
            },
            {
                "affected[0].versions[1].lessThanOrEqual",
                "\"next\"",
                "version.unknown",
                "affected[0].versions[1].lessThanOrEqual"
            },
            {
                "affected[0].versions[1].lessThanOrEqual",
                "\"2.0.0\"",
                "range.empty",
                "affected[0].versions[1].lessThanOrEqual"
            },
            {
                "affected[0].versions[1].lessThanOrEqual",
                "\"v2.0.0\"",
                "range.empty",
                "affected[0].versions[1].lessThanOrEqual"
            },
            {
                "affected[0].versions[1].lessThanOrEqual",
                "\"1.9.0\"",
                "range.backwards",
                "affected[0].versions[1].lessThanOrEqual"
            },
            {
                "affected[0].versions[0].changes[0].at",
                "\"1.2.4\"",
                "range.change-outside",
                "affected[0].versions[0].changes[0].at"
            },
            {
                "affected[0].versions[2]",
                """{"version":"2.1.0","status":"unaffected"}""",
                "range.contradiction",
                "affected[0].versions[2]"
            },
            {
                "affected[0].versions[2]",
                """{"version":"1.2.0","lessThan":"1.9.0","status":"affected","versionType":"semver"}""",
                "range.contradiction",
                "affected[0].versions[2]"
            },
            {
                "affected[0].versions[2]",
                """{"version":"2.1.0","status":"affected"}""",
                "range.overlap",
                "affected[0].versions[2]"
            },
            { "problemTypes", null, "weakness.missing", "problemTypes" },
            {
                "problemTypes[0].descriptions[0].cweId",
                "\"CWE-99999\"",
                "weakness.unknown",
                "problemTypes[0].descriptions[0].cweId"
            },
            {
                "problemTypes[0].descriptions[0].cweId",
                "\"CWE-264\"",
                "weakness.category",
                "problemTypes[0].descriptions[0].cweId"
            },
            { "tags", """["wontfix"]""", "tag.unknown", "tags[0]" },
            { "tags", """["exclusively-hosted-service"]""", "tag.hosted-has-package", "tags[0]" },
            {
                "metrics[0].cvssV3_1.vectorString",
                "\"CVSS:3.1/AV:N/AC:L\"",
                "cvss.malformed",
                "metrics[0].cvssV3_1.vectorString"
            },
            {
                "metrics[0].cvssV3_1.vectorString",
                "\"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"",
                "cvss.malformed",
                "metrics[0].cvssV3_1.vectorString"
            },
            { "metrics[0].cvssV3_1.baseScore", "9.7", "cvss.score", "metrics[0].cvssV3_1.baseScore" },
            { "metrics[0].cvssV3_1.baseSeverity", "\"HIGH\"", "cvss.severity", "metrics[0].cvssV3_1.baseSeverity" },
            { "source", "{}", "format", "source" },
        };

    [Fact]
    public void A_right_record_is_right_and_so_are_its_container_and_a_rejection()
    {
        ARecord.Check(ARecord.Published).ShouldBeEmpty();
        ARecord.Check(ARecord.Rejected).ShouldBeEmpty();
        ARecord.Check(Body(ARecord.Published)).ShouldBeEmpty();
        ARecord.Check(Body(ARecord.Rejected)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_said_where_it_is_and_nothing_else(string member, string? json, string code, string path)
    {
        var findings = ARecord.Check(ARecord.With(member, json));

        findings
            .Select(f => (f.Rule.Code, f.Path))
            .ShouldBe(
                code == "format" && member == "descriptions"
                    ?
                    [
                        ("format", "containers.cna.descriptions"),
                        ("description.missing", "containers.cna.descriptions"),
                    ]
                    : [(code, $"containers.cna.{path}")]
            );
        findings.ShouldAllBe(f => f.Message.EndsWith('.') || f.Message.EndsWith('”'));
        findings.ShouldAllBe(f => !f.Message.Contains('\n'));
    }

    [Theory]
    [InlineData("https://example.org/a", null)]
    [InlineData("http://localhost/a", "reference.not-public")]
    [InlineData("https://192.168.0.1/a", "reference.not-public")]
    [InlineData("https://[::1]/a", "reference.not-public")]
    [InlineData("https://ann:secret@example.org/", "reference.not-public")]
    [InlineData("ftp://example.org/a", "reference.not-public")]
    [InlineData("https://www.cve.org/CVERecord?id=CVE-2026-1234", "reference.itself")]
    [InlineData("https://nvd.nist.gov/vuln/detail/CVE-2026-1234", "reference.itself")]
    public void A_reference_is_one_that_anybody_can_follow_and_not_the_record(string url, string? code)
    {
        var alone = ARecord.Check(ARecord.With("references", $$"""[{"url":"{{url}}"}]"""));
        var beside = ARecord.Check(
            ARecord.With("references", $$"""[{"url":"{{url}}"},{"url":"https://example.com/a"}]""")
        );

        alone.Select(f => f.Rule.Code).ShouldBe(code is null ? [] : [code, "reference.missing"]);
        beside.Select(f => f.Rule.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void A_page_behind_a_login_alone_is_no_public_reference()
    {
        ARecord
            .Check(ARecord.With("references[0].tags", """["permissions-required"]"""))
            .Select(f => f.Rule.Code)
            .ShouldBe(["reference.closed", "reference.missing"]);
    }

    [Fact]
    public void Everything_is_said_at_once()
    {
        var record = ARecord.With("affected[0].vendor", "\"n/a\"");
        ARecord.Set(record, "containers.cna.metrics[0].cvssV3_1.baseScore", "1");
        ARecord.Set(record, "containers.cna.title", "\"TODO\"");
        ARecord.Set(record, "containers.cna.tags", "[\"wontfix\"]");
        ARecord.Set(record, "cveMetadata.cveId", "\"CVE-1900-1234\"");

        ARecord
            .Check(record)
            .Select(f => f.Rule.Code)
            .ShouldBe(
                ["id.test", "title.placeholder", "product.unnamed", "tag.unknown", "cvss.score"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_rejection_says_why_and_names_other_IDs()
    {
        Codes("rejectedReasons[0].value", "\"n/a\"").ShouldBe(["reason.missing"]);
        Codes("replacedBy", """["see advisory"]""").ShouldBe(["replaced-by.no-id"]);
        Codes("replacedBy", """["CVE-2026-1234"]""").ShouldBe(["replaced-by.no-id"]);
        Codes("replacedBy", "[]").ShouldBe(["format"]);

        static IEnumerable<string> Codes(string path, string json) =>
            ARecord.Check(ARecord.With(path, json, rejected: true)).Select(f => f.Rule.Code);
    }

    [Fact]
    public void A_record_is_never_the_first_to_tell()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        Codes(new() { Disclosed = false }).ShouldBe(["disclosure.not-yet"]);
        Codes(new() { Disclosed = true }).ShouldBeEmpty();
        Codes(new() { Now = now }).ShouldBe(["disclosure.not-yet"]);
        Codes(new() { Now = now.AddDays(1) }).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_is_ours_is_ours_to_publish_and_whose_root_cause_it_is_has_the_first_say()
    {
        Codes(new() { Scope = new(["Node.js"], []) }).ShouldBe(["scope.outside"]);
        Codes(new() { Scope = new(["Node.js"], ["npm"]) }).ShouldBeEmpty();
        Codes(new() { Scope = new(["ONE"], []) }).ShouldBeEmpty();
        Codes(new() { Upstream = new("OpenSSL", Asked: false) }).ShouldBe(["scope.upstream-first"]);
        Codes(new() { Upstream = new("OpenSSL", Asked: true) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_becomes_a_fault_that_names_the_rule_by_number()
    {
        var fault = ARecord.Check(ARecord.With("affected[1].product", "\"N/A\"")).Single().ToFault();

        (fault.Path, fault.Severity).ShouldBe(("containers.cna.affected[1].product", FaultSeverity.Error));
        fault.Message.ShouldEndWith("(CNA rule 5.1.3)");
    }

    [Fact]
    public void The_order_of_versions_is_the_ecosystems_own()
    {
        // to PyPI 1.10 comes after 1.9, and 1.0 is 1.0.0
        const string Pypi =
            """[{"vendor":"ann","product":"one","collectionURL":"https://pypi.org","packageName":"one","versions":[{"version":"1.9","lessThan":"1.10","status":"affected","versionType":"custom"}]}]""";
        ARecord.Check(ARecord.With("affected", Pypi)).ShouldBeEmpty();
        ARecord
            .Check(ARecord.With("affected", Pypi.Replace("\"1.9\"", "\"1.10.0\"", StringComparison.Ordinal)))
            .Single()
            .Rule.Code.ShouldBe("range.empty");
        // where nobody knows the order, only the same text is the same version
        const string Own =
            """[{"vendor":"ann","product":"two","versions":[{"version":"b","lessThan":"a","status":"affected","versionType":"custom"}]}]""";
        ARecord.Check(ARecord.With("affected", Own)).ShouldBeEmpty();
        ARecord
            .Check(ARecord.With("affected", Own.Replace("\"b\"", "\"a\"", StringComparison.Ordinal)))
            .Single()
            .Rule.Code.ShouldBe("range.empty");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"cnaContainer\":7}")]
    [InlineData(
        "{\"containers\":{\"cna\":{\"affected\":7,\"descriptions\":[7],\"references\":{},\"metrics\":[null]}}}"
    )]
    public void Rubbish_is_refused_and_said(string text)
    {
        var findings = CveRecordRules.Check(Encoding.UTF8.GetBytes(text), CveRuleContext.None);

        CveRecordRules.MayBeSent(findings).ShouldBeFalse();
        findings.ShouldAllBe(f => f.Message.Length > 0);
    }

    [Fact]
    public void What_is_too_large_or_too_deep_is_not_looked_at()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);
        CveRecordRules.Check(Encoding.UTF8.GetBytes(deep), CveRuleContext.None).ShouldHaveSingleItem();
        CveRecordRules.Check(new byte[4 * 1024 * 1024 + 1], CveRuleContext.None).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_record_of_nothing_but_faults_is_cut_off_and_that_is_said()
    {
        var versions = string.Join(
            ',',
            Enumerable.Range(0, 20_000).Select(i => $$"""{"version":"x{{i}}","lessThan":"x{{i}}"}""")
        );

        var findings = ARecord.Check(ARecord.With("affected[0].versions", $"[{versions}]"));

        findings.Count.ShouldBe(1_001);
        findings[^1].Rule.Code.ShouldBe("too-many");
    }

    [Fact]
    public void Every_rule_of_the_table_is_broken_by_some_test_of_this_page()
    {
        // what contexts, references and rejections break is tested above by name
        string[] elsewhere =
        [
            "description.missing",
            "reference.missing",
            "reference.not-public",
            "reference.itself",
            "reference.closed",
            "reason.missing",
            "replaced-by.no-id",
            "id.test",
            "disclosure.not-yet",
            "scope.outside",
            "scope.upstream-first",
            "too-many",
        ];
        var broken = Faults.Select(row => (string)row[2]).Concat(elsewhere).ToHashSet(StringComparer.Ordinal);

        CveRuleTable.All.Keys.Where(code => !broken.Contains(code)).ShouldBeEmpty();
        CveRuleTable
            .All.Values.Where(rule => rule.Number is not null)
            .ShouldAllBe(rule => rule.Number!.Split('.').Length >= 3);
    }

    private static IEnumerable<string> Codes(CveRuleContext context) =>
        ARecord.Check(ARecord.Published, context).Select(f => f.Rule.Code);

    private static JsonNode Body(JsonNode record) =>
        new JsonObject { ["cnaContainer"] = record["containers"]!["cna"]!.DeepClone() };
}
