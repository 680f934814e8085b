using System.Text;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Tests.Csaf;

public sealed class CsafReaderTests
{
    private const string Tree = """
        {"branches":[{"category":"vendor","name":"Ann","branches":[{"category":"product_name","name":"one","branches":[
           {"category":"product_version_range","name":"vers:npm/>=1.0.0|<1.2.4","product":{"name":"r","product_id":"range","product_identification_helper":{"purl":"pkg:npm/%40ann/one"}}},
           {"category":"product_version","name":"2.0.0","product":{"name":"v","product_id":"version","product_identification_helper":{"purl":"pkg:npm/%40ann/one"}}},
           {"category":"product_version","name":"3","product":{"name":"p","product_id":"purl","product_identification_helper":{"purl":"pkg:npm/%40ann/one@3.0.0"}}}]}]}],
         "full_product_names":[{"name":"Router X","product_id":"router"},
           {"name":"all","product_id":"all","product_identification_helper":{"purl":"pkg:npm/all"}}],
         "relationships":[{"category":"default_component_of","product_reference":"version","relates_to_product_reference":"router",
           "full_product_name":{"name":"one in X","product_id":"part"}}]}
        """;

    [Theory]
    [InlineData("range", "npm/@ann/one [1.0.0 <1.2.4]")]
    [InlineData("version", "npm/@ann/one 2.0.0")]
    [InlineData("purl", "npm/@ann/one 3.0.0")]
    [InlineData("part", "npm/@ann/one 2.0.0")]
    [InlineData("all", "npm/all [0]")]
    [InlineData("router", "")]
    public void A_product_is_affected_in_the_versions_that_its_place_in_the_tree_says(string id, string expected) =>
        Text(Read(Status($$"""{"known_affected":["{{id}}"]}""")).Value).ShouldBe(expected);

    [Theory]
    [InlineData("fixed")]
    [InlineData("first_fixed")]
    [InlineData("known_not_affected")]
    [InlineData("recommended")]
    [InlineData("under_investigation")]
    public void What_is_not_said_to_be_affected_is_not(string status) =>
        Read(Status($$"""{"{{status}}":["range"]}""")).Value.Affected.ShouldBeNull();

    [Fact]
    public void A_product_of_no_ecosystem_is_named_and_matches_nothing() =>
        Read(Status("""{"known_affected":["router"]}"""))
            .Value.DatabaseSpecific!.Value.GetProperty(CsafReader.ProductsKey)[0]
            .GetString()
            .ShouldBe("Router X");

    [Fact]
    public void The_only_vulnerability_is_an_alias_and_several_are_not()
    {
        Read(Document("""[{"cve":"CVE-2026-0001"}]""")).Value.Aliases.ShouldBe(["CVE-2026-0001"]);
        var several = Read(Document("""[{"cve":"CVE-2026-0001"},{"cve":"CVE-2026-0002"}]""")).Value;
        several.Aliases.ShouldBeNull();
        several.Upstream.ShouldBe(["CVE-2026-0001", "CVE-2026-0002"]);
    }

    [Theory]
    [InlineData("AMBER", "document.distribution.tlp.label")]
    [InlineData("RED", "document.distribution.tlp.label")]
    [InlineData("", "document.distribution.tlp.label")]
    [InlineData("WHITE", null)]
    public void What_is_not_for_everybody_is_refused(string label, string? path) =>
        Read(
            $$$"""{"document":{"csaf_version":"2.0","title":"A","distribution":{"tlp":{"label":"{{{label}}}"}},"tracking":{"id":"A-1","current_release_date":"2026-01-01T00:00:00Z"}} }"""
        )
            .Problem?.Faults.Single()
            .Path.ShouldBe(path);

    [Fact]
    public void Every_fault_is_told_at_once_with_its_path()
    {
        var problem = Read(
            """
            {"document":{"csaf_version":"2.1","title":"A","tracking":{"id":"A 1","status":"draft"}},
             "product_tree":{"full_product_names":[{"name":"a","product_id":"a"},{"name":"b","product_id":"a"}],
               "branches":[{"category":"product_version_range","name":"until 3","product":{"name":"r","product_id":"r","product_identification_helper":{"purl":"pkg:npm/one"}}}]},
             "vulnerabilities":[{"cve":"CVE-1","product_status":{"known_affected":["nobody","r"]}}]}
            """
        ).Problem!;

        problem.Code.ShouldBe("csaf.faulty");
        problem
            .Faults.Select(f => f.Path)
            .ShouldBe(
                [
                    "document.csaf_version",
                    "document.tracking.id",
                    "document.tracking.status",
                    "document.tracking.current_release_date",
                    "product_tree.full_product_names[1].product_id",
                    "product_tree.branches[0].product.name",
                    "vulnerabilities[0].cve",
                    "vulnerabilities[0].product_status.known_affected",
                ],
                ignoreOrder: true
            );
    }

    // The examples of the VERS specification and its rules for bounds that say the same twice.
    [Theory]
    [InlineData("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.3 2.0.0 4.9.9", "1.2.2 5.0.0")]
    [InlineData("vers:npm/*", "0.0.0 9.9.9", "")]
    [InlineData("vers:npm/<1.2.4", "0.0.0 1.2.3", "1.2.4")]
    [InlineData("vers:npm/>1.0.0|<=1.2.4", "1.0.1 1.2.4", "1.0.0 1.2.5")]
    [InlineData("vers:npm/>=1.0.0|!=1.1.0|<2.0.0", "1.0.0 1.0.9 1.1.1", "1.1.0 2.0.0")]
    [InlineData("vers:npm/!=1.1.0", "1.0.0 2.0.0", "1.1.0")]
    [InlineData("vers:npm/<1.0.0|>=2.0.0", "0.9.0 2.0.0", "1.0.0 1.9.9")]
    [InlineData("vers:npm/>=1.0.0|>=1.5.0|<2.0.0|<3.0.0", "1.0.0 2.5.0", "0.9.0 3.0.0")]
    [InlineData("vers:npm/ >= 1.0.0 | < 2.0.0 ", "1.0.0", "2.0.0")]
    [InlineData("vers:npm/>=1.0.0-rc.1%2Bbuild|<2.0.0", "1.0.0-rc.1", "1.0.0-rc.0")]
    [InlineData(">=1.0.0|<2.0.0", "1.0.0", "2.0.0")]
    public void A_range_holds_the_versions_that_VERS_says(string text, string within, string without)
    {
        var versions = VersRange.Parse(text).Value.Versions(VersionScheme.Npm)!;

        foreach (var version in within.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            versions.Contains(Key(version)).ShouldBeTrue(version);
        foreach (var version in without.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            versions.Contains(Key(version)).ShouldBeFalse(version);
        VersRange.Parse(VersRange.Parse(text).Value.ToString()).Value.Versions(VersionScheme.Npm).ShouldBe(versions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vers:")]
    [InlineData("vers:/1")]
    [InlineData("vers:npm/")]
    [InlineData("vers:npm/>=")]
    [InlineData("vers:npm/*|1.0.0")]
    [InlineData("1.0.0")]
    [InlineData("all versions before 2")]
    public void What_is_no_range_is_refused(string text) =>
        VersRange.Parse(text).Problem!.Code.ShouldBe("vers.malformed");

    [Fact]
    public void Branches_as_deep_as_JSON_may_nest_are_read()
    {
        var deep =
            string.Concat(Enumerable.Repeat("""{"branches":[""", 28)) + string.Concat(Enumerable.Repeat("]}", 28));

        Read(Document("[]", deep)).Succeeded.ShouldBeTrue();
        Read(
            Document(
                "[]",
                deep.Replace(
                    "[]",
                    """[{"branches":[{"branches":[{"branches":[{"branches":[{}]}]}]}]}]""",
                    StringComparison.Ordinal
                )
            )
        )
            .Problem!.Code.ShouldBe("csaf.not-json");
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Fuzz.Reader(
            CsafReader.Read,
            Encoding.UTF8.GetBytes(Status("""{"known_affected":["range","part","all"]}""")),
            "csaf."
        );

    private static string Status(string status) => Document($$"""[{"product_status":{{status}} }]""", Tree);

    private static string Document(string vulnerabilities, string tree = "{}") =>
        $$$"""
            {"document":{"csaf_version":"2.0","title":"A","tracking":{"id":"A-1","current_release_date":"2026-01-01T00:00:00Z"}},
             "product_tree":{{{tree}}},"vulnerabilities":{{{vulnerabilities}}} }
            """;

    private static Result<OsvRecord> Read(string json) => CsafReader.Read(Encoding.UTF8.GetBytes(json));

    private static VersionKey Key(string text)
    {
        VersionScheme.Npm.TryParse(text, out var key).ShouldBeTrue(text);
        return key;
    }

    private static string Text(OsvRecord record) =>
        string.Join(
            ", ",
            (record.Affected ?? []).Select(a =>
                $"{a.Package!.Ecosystem}/{a.Package.Name} {string.Join(' ', [.. (a.Ranges ?? []).Select(Text), .. a.Versions ?? []])}"
            )
        );

    private static string Text(OsvRange range) =>
        $"[{string.Join(' ', range.Events!.Select(e => e.Introduced ?? (e.Fixed is null ? $"<={e.LastAffected}" : $"<{e.Fixed}")))}]";
}
