using System.Net;
using Microsoft.AspNetCore.Builder;
using Tocsin.Standards.Osv;
using Tocsin.Web.Articles;
using Tocsin.Web.Http;

namespace Tocsin.Web.Tests.Articles;

public sealed class AdvisoryArticleTests
{
    [Theory]
    [InlineData("0", null, null, "every version")]
    [InlineData("1.0.0", null, null, "1.0.0 and everything later")]
    [InlineData("0", "1.2.4", null, "everything before 1.2.4")]
    [InlineData("1.0.0", "1.2.4", null, "1.0.0 up to but not including 1.2.4")]
    [InlineData("0", null, "1.2.3", "everything up to and including 1.2.3")]
    [InlineData("1.0.0", null, "1.2.3", "1.0.0 up to and including 1.2.3")]
    [InlineData("1.2.3", null, "1.2.3", "1.2.3 alone")]
    public void A_range_is_said_in_words(string introduced, string? end, string? last, string words)
    {
        List<OsvEvent> events = [new() { Introduced = introduced }];
        if (end is not null || last is not null)
            events.Add(new() { Fixed = end, LastAffected = last });

        AffectedWords.Stretches(new() { Ranges = [new() { Type = "SEMVER", Events = events }] }).ShouldBe([words]);
    }

    [Fact]
    public void Single_versions_stand_in_where_there_is_no_range() =>
        AffectedWords.Stretches(new() { Versions = ["1.0.0", "1.1.0"] }).ShouldBe(["versions 1.0.0, 1.1.0"]);

    [Fact]
    public async Task An_advisory_says_what_is_affected_what_to_do_whom_to_thank_and_when()
    {
        var html = await Shown(SampleRecord.Full);

        html.ShouldContain("2.0.0 up to but not including 2.0.1");
        html.ShouldContain("no fix yet");
        html.ShouldContain("to 1.2.4 or 2.0.1, whichever is on your release line, or later.");
        html.ShouldContain(
            "<time datetime=\"2026-11-23T07:30:00Z\"><span class=\"instant\">2026-11-23 07:30 UTC</span></time>"
        );
        html.ShouldContain("Found by</span> Zoë Finder");
        html.ShouldContain("CWE-22");
        html.ShouldContain("<code>CVE-2026-0001</code>");
        html.ShouldNotContain("href=\"javascript:");
        html.ShouldNotContain("Withdrawn");
    }

    [Fact]
    public async Task The_severity_is_that_of_the_newest_vector_that_can_be_read()
    {
        // Scores as FIRST's calculators give them.
        const string three = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";
        const string four = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        OsvRecord With(params string[] vectors) =>
            SampleRecord.Full with
            {
                Severity = [.. vectors.Select(vector => new OsvSeverity("CVSS", vector))],
            };

        (await Shown(With(three))).ShouldContain("High</span><span class=\"severity-score\">7.5");
        (await Shown(With(four, three))).ShouldContain("Critical</span><span class=\"severity-score\">9.3");
        (await Shown(With("CVSS:4.0/nonsense", three))).ShouldContain("CVSS 3.1");
        (await Shown(With())).ShouldContain("<span class=\"severity-word\">High</span></span>");
    }

    [Fact]
    public async Task A_withdrawn_advisory_says_so_and_a_bare_one_still_renders()
    {
        (await Shown(SampleRecord.Full with { Withdrawn = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) })).ShouldContain(
            "Withdrawn"
        );
        (await Shown(new() { Id = "TCS-2026-2" })).ShouldContain("<h1>TCS-2026-2</h1>");
    }

    private static async Task<string> Shown(OsvRecord record)
    {
        await using var host = await TestHost.Start(app =>
            app.MapGet("/", () => PageResult.Of<AdvisoryArticle>(new { Record = record }))
        );
        return WebUtility.HtmlDecode(await host.Client.GetStringAsync("/"));
    }
}
