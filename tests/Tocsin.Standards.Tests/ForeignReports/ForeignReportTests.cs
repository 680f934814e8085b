using System.Text;
using Tocsin.Standards.ForeignReports;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Tests.ForeignReports;

public sealed class ForeignReportTests
{
    private const string HackerOne = """
        {"data": {"id": "1337", "type": "report",
          "attributes": {"title": "XSS in login form", "state": "triaged", "created_at": "2016-02-02T04:05:06.000Z",
            "vulnerability_information": "Type `<script>`.", "disclosed_at": null, "cve_ids": ["CVE-2016-1000001"]},
          "relationships": {
            "reporter": {"data": {"type": "user", "attributes": {"username": "finder"}}},
            "severity": {"data": {"attributes": {"rating": "high", "cvss_vector_string": null}}},
            "weakness": {"data": {"attributes": {"name": "Cross-site Scripting", "external_id": "cwe-79"}}},
            "structured_scope": {"data": {"attributes": {"asset_identifier": "example-package"}}},
            "attachments": {"data": [{"attributes": {"file_name": "root.rb"}}]},
            "activities": {"data": [
              {"type": "activity-comment", "attributes": {"message": "Second", "internal": true, "created_at": "2016-02-04T00:00:00Z"}},
              {"type": "activity-bug-triaged", "attributes": {"message": "First", "internal": false, "created_at": "2016-02-03T00:00:00Z"},
                "relationships": {"actor": {"data": {"attributes": {"username": "triager"}}}}},
              {"type": "activity-bounty-awarded", "attributes": {"message": ""}}]}}}}
        """;

    private const string GitHub = """
        [{"ghsa_id": "GHSA-abcd-1234-efgh", "cve_id": null, "summary": "Path traversal", "description": "Send `..`.",
          "severity": "high", "state": "triage", "created_at": "2024-05-01T10:00:00Z", "author": {"login": "author"},
          "html_url": "https://github.com/owner/repo/security/advisories/GHSA-abcd-1234-efgh",
          "vulnerabilities": [{"package": {"ecosystem": "npm", "name": "a"}, "vulnerable_version_range": "< 1.2.3", "patched_versions": "1.2.3"}],
          "cvss": {"vector_string": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"}, "cwe_ids": ["CWE-22"],
          "credits_detailed": [{"user": {"login": "finder"}, "type": "reporter"}], "private_fork": {"name": "fork"}},
         {"ghsa_id": "GHSA-wxyz-1234-efgh", "state": "published", "html_url": "https://github.com/owner/repo/security/advisories/GHSA-wxyz-1234-efgh"}]
        """;

    [Fact]
    public void A_report_of_HackerOnes_is_read_with_its_conversation_in_order()
    {
        var report = Read(HackerOne).Value.ShouldHaveSingleItem();

        (report.Source, report.Id, report.State, report.IsClosed).ShouldBe(
            (ForeignSource.HackerOne, "1337", "triaged", false)
        );
        (report.Title, report.Body, report.Where).ShouldBe(
            ("XSS in login form", "Type `<script>`.", "example-package")
        );
        (report.Severity, report.Weakness, report.Reporter).ShouldBe(("high", "CWE-79", "finder"));
        report.CveIds.ShouldBe(["CVE-2016-1000001"]);
        report.ReportedAt.ShouldBe(new DateTimeOffset(2016, 2, 2, 4, 5, 6, TimeSpan.Zero));
        report
            .Messages.Select(said => (said.By, said.Internal, said.Text))
            .ShouldBe([("triager", false, "First"), (null, true, "Second")]);
        report.Missing.ShouldHaveSingleItem().ShouldContain("root.rb");
    }

    [Fact]
    public void Private_reports_of_GitHubs_are_read_and_what_is_public_is_closed()
    {
        var reports = Read(GitHub).Value;

        var first = reports[0];
        (first.Source, first.Id, first.Title, first.IsClosed).ShouldBe(
            (ForeignSource.GitHub, "GHSA-abcd-1234-efgh", "Path traversal", false)
        );
        (first.Where, first.Versions).ShouldBe(("npm a", "< 1.2.3 (fixed in 1.2.3)"));
        (first.Severity, first.Weakness, first.Reporter).ShouldBe(
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "CWE-22", "finder")
        );
        first.Missing.Count.ShouldBe(2);
        (reports[1].IsClosed, reports[1].Where).ShouldBe((true, "owner/repo"));
    }

    [Theory]
    [InlineData("""{"data": {"id": 7}}""")]
    [InlineData(
        """{"data": [{"id": "7", "attributes": null, "relationships": {"activities": {"data": {}}, "reporter": []}}]}"""
    )]
    [InlineData(
        """{"ghsa_id": "GHSA-abcd-1234-efgh", "vulnerabilities": [null, {"package": 3}], "cvss": "none", "credits_detailed": {}}"""
    )]
    public void Any_field_may_be_missing_or_of_another_kind(string json) => Read(json).Value.ShouldHaveSingleItem();

    [Theory]
    [InlineData("{", "This is no JSON")]
    [InlineData("""[{"ghsa_id": "\ud800"}]""", "half of a surrogate pair")]
    [InlineData("[]", "There is no report in it.")]
    [InlineData("""{"data": [{"id": "1"}, {"type": "report"}]}""", "data[1] has no id")]
    [InlineData("""[{"id": "CVE-2024-1"}]""", "[0] has no ghsa_id")]
    [InlineData("7", "[0] has no ghsa_id")]
    public void What_is_no_export_is_refused_with_what_and_where(string json, string message) =>
        Read(json).Problem!.Faults.ShouldHaveSingleItem().Message.ShouldContain(message);

    [Fact]
    public void More_than_the_most_is_refused() =>
        Read($"[{string.Join(',', Enumerable.Repeat("{}", ForeignReportReader.Most + 1))}]")
            .Problem!.Faults.ShouldHaveSingleItem()
            .Message.ShouldContain("at most 1000");

    [Theory]
    [InlineData(HackerOne)]
    [InlineData(GitHub)]
    public void Rubbish_never_throws(string sound) =>
        Fuzz.Reader(ForeignReportReader.Read, Encoding.UTF8.GetBytes(sound), "");

    private static Result<IReadOnlyList<ForeignReport>> Read(string json) =>
        ForeignReportReader.Read(Encoding.UTF8.GetBytes(json));
}
