using System.Net;

namespace Tocsin.Public.Tests.Pages;

public sealed class CveRecordsPageTests
{
    [Fact]
    public async Task A_CNA_lists_its_own_records_by_number_and_none_that_is_another_CNAs()
    {
        await using var cna = await PublicHost.Of(new(Guid.Parse("8254265b-2729-46b6-b9e3-3dfca2d5bfca"), "example"));
        await cna.Publish(
            With("TCS-2026-1", "CVE-2026-0009", """ "database_specific":{"cwe_ids":["CWE-79"]}, """),
            With("TCS-2026-2", "CVE-2026-10000", ""),
            With("TCS-2026-3", "CVE-2026-2222", """ "database_specific":{"cve_assigner":"openssl"}, """),
            With("TCS-2026-4", "CVE-2026-3333", """ "withdrawn":"2026-03-02T00:00:00Z", """),
            With("GHSA-1", "CVE-2026-4444", ""),
            AnAdvisory.LeftPad("TCS-2026-5")
        );

        var (status, list) = await cna.Get("/cve.json");
        var page = await Page(cna, "/cve");

        status.ShouldBe(HttpStatusCode.OK);
        list.GetProperty("cna").GetString().ShouldBe("example");
        var records = list.GetProperty("records").EnumerateArray().ToList();
        records.Select(r => r.GetProperty("id").GetString()).ShouldBe(["CVE-2026-10000", "CVE-2026-0009"]);
        records[0].GetProperty("advisory").GetString().ShouldBe("TCS-2026-2");
        records[0].GetProperty("record").GetString().ShouldBe("https://advisories.example/cve/CVE-2026-10000.json");
        (await cna.Http.GetAsync("/cve/CVE-2026-10000.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await cna.Http.GetAsync("/cve/CVE-2026-2222.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.ShouldContain("CVE-2026-10000");
        page.ShouldContain("https://reports.example/cve-request");
        foreach (var absent in (string[])["CVE-2026-2222", "CVE-2026-3333", "CVE-2026-4444"])
            page.ShouldNotContain(absent);
    }

    [Fact]
    public async Task A_programme_that_is_no_CNA_has_no_such_list()
    {
        await using var host = await PublicHost.With(With("TCS-2026-1", "CVE-2026-1111", ""));

        (await host.Http.GetAsync("/cve")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.GetAsync("/cve.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string With(string id, string cve, string more) =>
        AnAdvisory.LeftPad(id, $$""" "aliases":["{{cve}}"],{{more}} """);

    private static async Task<string> Page(PublicHost host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await host.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
