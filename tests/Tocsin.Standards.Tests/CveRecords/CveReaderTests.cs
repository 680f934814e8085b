using System.Text;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Tests.CveRecords;

public sealed class CveReaderTests
{
    [Fact]
    public void A_record_keeps_what_OSV_has_words_for()
    {
        var record = Read(
            """
            {"dataType":"CVE_RECORD","dataVersion":"5.2.0",
             "cveMetadata":{"cveId":"CVE-2026-1234","assignerShortName":"ann","state":"PUBLISHED",
                            "datePublished":"2026-01-02T00:00:00Z","dateUpdated":"2026-01-03T00:00:00.000Z"},
             "containers":{"cna":{"title":" A title ","descriptions":[{"lang":"de","value":"Nein"},{"lang":"en-US","value":"Yes"}],
               "workarounds":[{"lang":"en","value":"Do not."}],
               "affected":[{"collectionURL":"https://www.npmjs.com","packageName":"@ann/one","versions":[
                   {"version":"1.0.0","lessThan":"1.2.4","status":"affected","versionType":"semver"}]}],
               "problemTypes":[{"descriptions":[{"lang":"en","description":"CWE-79: XSS"},{"lang":"en","cweId":"CWE-20","description":"x"}]}],
               "metrics":[{"cvssV3_1":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}},
                          {"cvssV4_0":{"vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}}],
               "references":[{"url":"https://example.com/fix","tags":["x_ours","patch"]}],
               "credits":[{"lang":"en","value":"Ann","type":"remediation developer"}],
               "source":{"advisory":"GHSA-aaaa-bbbb-cccc"}}}}
            """
        ).Value;

        record.Id.ShouldBe("CVE-2026-1234");
        (record.Summary, record.Details).ShouldBe(("A title", "Yes\n\n## Workarounds\n\nDo not."));
        record.Modified.ShouldBe(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero));
        record.Aliases.ShouldBe(["GHSA-aaaa-bbbb-cccc"]);
        record.Severity!.Select(s => s.Type).ShouldBe(["CVSS_V4", "CVSS_V3"]);
        record.References.ShouldBe([new OsvReference("FIX", "https://example.com/fix")]);
        record.Credits!.Single().ShouldBe(new OsvCredit("Ann", Type: "REMEDIATION_DEVELOPER"));
        record.Affected!.Single().Package!.Name.ShouldBe("@ann/one");
        record
            .DatabaseSpecific!.Value.GetProperty("cwe_ids")
            .EnumerateArray()
            .Select(c => c.GetString())
            .ShouldBe(["CWE-79", "CWE-20"]);
        record.DatabaseSpecific!.Value.GetProperty("severity").GetString().ShouldBe("CRITICAL");
    }

    [Theory]
    // a range, a bound that belongs to it, no bound, everything
    [InlineData("""[{"version":"1.0.0","lessThan":"1.2.4","status":"affected"}]""", "unaffected", "[1.0.0 <1.2.4]")]
    [InlineData("""[{"version":"0","lessThanOrEqual":"1.2.4","status":"affected"}]""", "unaffected", "[0 <=1.2.4]")]
    [InlineData("""[{"version":"1.0.0","lessThan":"*","status":"affected"}]""", null, "[1.0.0]")]
    [InlineData("[]", "affected", "[0]")]
    [InlineData("[]", "unaffected", "")]
    [InlineData("[]", null, "")]
    // affected by default, but for those
    [InlineData("""[{"version":"1.2.4","lessThan":"2.0.0","status":"unaffected"}]""", "affected", "[0 <1.2.4] [2.0.0]")]
    [InlineData(
        """[{"version":"1.2.4","lessThanOrEqual":"2.0.0","status":"unknown"}]""",
        "affected",
        "[0 <1.2.4] [2.0.1-0]"
    )]
    // the first entry that holds a version decides
    [InlineData(
        """[{"version":"1.5.0","status":"unaffected"},{"version":"1.0.0","lessThan":"2.0.0","status":"affected"}]""",
        null,
        "[1.0.0 <1.5.0] [1.5.1-0 <2.0.0]"
    )]
    [InlineData(
        """[{"version":"1.0.0","lessThan":"2.0.0","status":"affected"},{"version":"1.5.0","status":"unaffected"}]""",
        null,
        "[1.0.0 <2.0.0]"
    )]
    // changes on the way, unordered
    [InlineData(
        """[{"version":"1.0.0","lessThan":"3.0.0","status":"affected","changes":[{"at":"2.0.0","status":"affected"},{"at":"1.2.4","status":"unaffected"}]}]""",
        null,
        "[1.0.0 <1.2.4] [2.0.0 <3.0.0]"
    )]
    [InlineData(
        """[{"version":"1.0.0","lessThan":"3.0.0","status":"unaffected","changes":[{"at":"1.2.4","status":"affected"}]}]""",
        null,
        "[1.2.4 <3.0.0]"
    )]
    // single versions, and what CNAs write in their place
    [InlineData(
        """[{"version":"1.0.0","status":"affected"},{"version":"weird","status":"affected"},{"version":"n/a","status":"affected"}]""",
        null,
        "weird 1.0.0"
    )]
    [InlineData("""[{"version":">= 1.0.0, < 1.2.4","status":"affected"}]""", null, "[1.0.0 <1.2.4]")]
    [InlineData("""[{"version":"> 1.0.0","status":"affected"}]""", null, "[1.0.1-0]")]
    [InlineData("""[{"version":"2.0.0","lessThan":"2.*","status":"affected"}]""", null, "[2.0.0 <3.0.0-0]")]
    [InlineData("""[{"version":"unspecified","lessThan":"2.1.*","status":"affected"}]""", null, "[0 <2.2.0-0]")]
    public void Versions_are_affected_as_the_format_decides(string versions, string? byDefault, string expected)
    {
        var record = Read(Npm(versions, byDefault)).Value;

        Text(record).ShouldBe(expected);
    }

    [Fact]
    public void Of_an_ecosystem_without_order_only_what_is_written_is_affected()
    {
        const string Package = "\"collectionURL\":\"https://hackage.haskell.org\",\"packageName\":\"one\"";
        Text(
                Read(
                    About(
                        $$"""{ {{Package}},"versions":[{"version":"1","lessThan":"2","versionType":"custom","status":"affected","changes":[{"at":"1.5","status":"unaffected"}]}]}"""
                    )
                ).Value
            )
            .ShouldBe("[1 <1.5]");
        Read(
            About($$"""{ {{Package}},"defaultStatus":"affected","versions":[{"version":"1","status":"unaffected"}]}""")
        )
            .Problem!.Faults.Single()
            .Path.ShouldBe("containers.cna.affected[0].defaultStatus");
    }

    [Fact]
    public void A_product_of_no_ecosystem_is_kept_and_matches_nothing()
    {
        var record = Read(
            About("""{"vendor":"Ann","product":"One","versions":[{"version":"1","status":"affected"}]}""")
        ).Value;

        record.Affected.ShouldBeNull();
        record
            .DatabaseSpecific!.Value.GetProperty(CveReader.ProductsKey)[0]
            .GetProperty("product")
            .GetString()
            .ShouldBe("One");
    }

    [Fact]
    public void Commits_become_a_range_of_their_repository()
    {
        var record = Read(
            About(
                """
                {"vendor":"Ann","product":"One","repo":"https://example.com/one.git","defaultStatus":"unaffected",
                 "versions":[{"version":"aaaa","lessThan":"bbbb","status":"affected","versionType":"git"}]}
                """
            )
        ).Value;

        var range = record.Affected!.Single().Ranges!.Single();
        (range.Type, range.Repo).ShouldBe(("GIT", "https://example.com/one.git"));
        range.Events.ShouldBe([new() { Introduced = "aaaa" }, new() { Fixed = "bbbb" }]);
    }

    [Fact]
    public void A_rejected_record_is_withdrawn_and_affects_nothing()
    {
        var record = Read(
            """
            {"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2026-1234","state":"REJECTED","dateRejected":"2026-02-01T00:00:00Z"},
             "containers":{"cna":{"rejectedReasons":[{"lang":"en","value":"A duplicate."}],"replacedBy":["CVE-2026-0001"]}}}
            """
        ).Value;

        record.Withdrawn.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        (record.Details, record.Affected).ShouldBe(("A duplicate.", null));
        record.Related.ShouldBe(["CVE-2026-0001"]);
    }

    [Fact]
    public void What_the_assigner_left_open_is_taken_from_those_who_filled_it_in()
    {
        var record = Read(
            """
            {"cveMetadata":{"cveId":"CVE-2026-1234"},"containers":{"cna":{"descriptions":[{"lang":"en","value":"x"}]},
             "adp":[{"metrics":[{"cvssV3_1":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}}]}]}}
            """
        ).Value;

        record.Severity!.Single().Score.ShouldBe("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H");
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_path()
    {
        var problem = Read(
            """
            {"dataVersion":"4.0","cveMetadata":{"cveId":"CVE-26-1"},"containers":{"cna":{"affected":[
              {"collectionURL":"https://registry.npmjs.org","packageName":"one","versions":[
                {"version":"x","lessThan":"y","status":"affected"},{"version":"1.0.0","status":"maybe"}]}]}}}
            """
        ).Problem!;

        problem.Code.ShouldBe("cve.faulty");
        problem
            .Faults.Select(f => f.Path)
            .ShouldBe(
                [
                    "dataVersion",
                    "cveMetadata.cveId",
                    "containers.cna.affected[0].versions[1].status",
                    "containers.cna.affected[0].versions[0].version",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_hundred_thousand_entries_that_overlap_are_one_sweep()
    {
        var entries = Enumerable
            .Range(0, 60_000)
            .Select(i =>
                $$"""{"version":"{{i}}.0.0","lessThan":"*","status":"{{(i % 2 == 0 ? "affected" : "unaffected")}}"}"""
            );

        var read = Read(Npm($"[{string.Join(',', entries)}]", null));

        Text(read.Value).ShouldBe("[0.0.0]");
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Fuzz.Reader(
            CveReader.Read,
            Encoding.UTF8.GetBytes(
                Npm(
                    """[{"version":"1.0.0","lessThan":"2.*","status":"affected","changes":[{"at":"1.5.0","status":"unaffected"}]}]""",
                    "affected"
                )
            ),
            "cve."
        );

    [DataFact("cve5/go")]
    public void No_piece_of_a_real_record_makes_the_reader_throw() =>
        Fuzz.Reader(CveReader.Read, File.ReadAllBytes(SharedData.At("cve5/go/GO-2023-1571.json")), "cve.");

    [Theory]
    [InlineData("[]", "cve.not-an-object")]
    [InlineData("{}", "cve.faulty")]
    [InlineData("{", "cve.not-json")]
    public void What_is_no_record_is_refused_with_the_reason(string json, string code) =>
        Read(json).Problem!.Code.ShouldBe(code);

    private static string Npm(string versions, string? byDefault) =>
        About(
            $$"""
            {"collectionURL":"https://registry.npmjs.org","packageName":"one"{{Default(
                byDefault
            )}},"versions":{{versions}} }
            """
        );

    private static string Default(string? status) => status is null ? "" : $",\"defaultStatus\":\"{status}\"";

    private static string About(string product) =>
        $$$"""
            {"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2026-1234","state":"PUBLISHED"},
             "containers":{"cna":{"descriptions":[{"lang":"en","value":"x"}],"affected":[{{{product}}}] } } }
            """;

    private static Result<OsvRecord> Read(string json) => CveReader.Read(Encoding.UTF8.GetBytes(json));

    private static string Text(OsvRecord record)
    {
        var affected = record.Affected!.Single();
        var ranges = (affected.Ranges ?? []).Select(r =>
            $"[{string.Join(' ', r.Events!.Select(e => e.Introduced ?? (e.Fixed is null ? $"<={e.LastAffected}" : $"<{e.Fixed}")))}]"
        );
        return string.Join(' ', [.. ranges, .. affected.Versions ?? []]);
    }
}
