using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Storage;

namespace Tocsin.Browser.Tests;

/// <summary>
/// Three more reports: one that several have to fix and that is attacked meanwhile, one that is not taken on, one that nobody
/// has judged. What leads there is sent by programs; what people then see is looked at.
/// </summary>
internal sealed class OtherReports(ARunningTocsin tocsin, AReviewer reviewer, ATriager triager)
{
    private const string UnfoldAll = "document.querySelectorAll('main details').forEach(d => d.open = true)";

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    private string Workspace => tocsin.Server.Origin("workspace");

    public async Task One_that_several_have_to_fix()
    {
        var (number, receipt) = await Report("The parser follows links out of its folder.", "bell-tar (npm)");
        await Do(number, "acceptance", new { answer = "Confirmed, and thank you." });
        await PutTwoVendorsOn(number);
        var (other, _) = await Report("The same in the reader of zip files.", "bell-zip (npm)");
        await Do(number, "links", new { other });
        await Look($"/cases/{number}/vendors", "vendors");
        await Look($"/cases/{number}/people", "case-people");
        await TheirMaintainerSigns(number);
        await JudgeAndFix(number);
        await ProposeTwoEnds(number, receipt);
        await Do(number, "fix-check", new { question = "Does the branch `no-links` help?" });
        await See(receipt, "mailbox-asked");
        await Do(number, "world", new { what = "attacks-observed", where = "Two honeypots saw it since Tuesday." });
        await Look($"/cases/{number}/embargo", "embargo");
        await Look($"/cases/{number}", "case-coordinated");
        await Look($"/cases/{other}", "case-verdict");
        await LookAtWhoKnowsAndWhatElseIsThere(number);
    }

    public async Task One_that_is_not_taken_on()
    {
        var (number, receipt) = await Report("A header tells the version of the server.", "bell-http (npm)");
        await Do(number, "rejection", new { reason = "not-a-vulnerability", answer = "Versions are no secret." });
        await See(receipt, "mailbox-rejected");
        await Turn("second-look", new { receipt, reason = "With it comes the path of the configuration." });
        await reviewer.Browser.Go($"{Workspace}/cases/{number}");
        (await reviewer.Browser.Text()).ShouldContain("You did not reject it");
        await reviewer.Browser.Page.EvaluateAsync(UnfoldAll);
        await Sight.Of(reviewer.Browser, "case-second-look");
    }

    public async Task Whose_turn_it_is()
    {
        await triager.Browser.Go(Workspace + "/rota");
        var places = await triager.Browser.Page.Locator("input[name^='place.']").AllAsync();
        for (var i = 0; i < places.Count; i++)
            await places[i].FillAsync($"{i + 1}");
        await triager.Browser.Press("Set the rota");
        (await triager.Browser.Text()).ShouldContain("On duty today");
        await Look("/rota", "rota");
    }

    public async Task What_is_promised_and_kept()
    {
        await reviewer.Browser.Go(Workspace + "/programme/clocks");
        await Sight.Of(reviewer.Browser, "programme-clocks");
        var asked = await reviewer.Browser.Page.Context.APIRequest.GetAsync(Workspace + "/programme.yaml");
        var before = await asked.TextAsync();
        await File.WriteAllTextAsync(Paused, WithAPause(before));
        (await tocsin.Server.Command("programme", "import", Paused)).Code.ShouldBe(0);
        await reviewer.Browser.Go(tocsin.Server.Origin("intake"));
        (await reviewer.Browser.Text()).ShouldContain("The team is on holiday.");
        await Sight.Of(reviewer.Browser, "report-paused");
        await File.WriteAllTextAsync(Paused, before);
        (await tocsin.Server.Command("programme", "import", Paused)).Code.ShouldBe(0);

        await reviewer.Browser.Go(tocsin.Server.Origin("public") + "/statistics");
        await Sight.Of(reviewer.Browser, "statistics-none");
        await PublishFigures();
        await reviewer.Browser.Go(tocsin.Server.Origin("public") + "/statistics");
        (await reviewer.Browser.Text()).ShouldContain("2026-01 to 2026-03");
        await Sight.Of(reviewer.Browser, "statistics");
    }

    // the second vendor's: somebody passes the code on, and a triager takes their word
    private async Task TheirMaintainerSigns(string number)
    {
        var intake = tocsin.Server.Origin("intake");
        const string packageJson =
            """{"bugs":{"url":"https://example.org/bell/bugs"},"author":"Keeper <keeper@bell.example>"}""";
        await Do(
            number,
            "maintainers/contacts",
            new
            {
                vendor = 2,
                source = "package-json",
                text = packageJson,
            }
        );
        await Do(number, "maintainers/report", new { vendor = 2, body = "The parser **follows links** out." });
        var invitation = new
        {
            vendor = 2,
            name = "Keeper",
            address = "the chat of bell",
            by = "hand",
        };
        await Do(number, "maintainers/invitations", invitation);
        var code = AMaintainer.CodeOf(await Do(number, "maintainers/codes", new { maintainer = 1 }));
        await using var maintainer = await AMaintainer.OnAPhone(tocsin);
        await maintainer.Knock(intake, code);
        var word = new
        {
            maintainer = 1,
            way = "triagers-word",
            reason = "We know them for years.",
        };
        await Do(number, "maintainers/proofs", word);
        var receipt = await maintainer.Sign(intake, code);
        await maintainer.ReadTheReport(intake, receipt);
        await Look($"/cases/{number}/maintainers", "maintainers");
    }

    private async Task JudgeAndFix(string number)
    {
        await Do(
            number,
            "fix",
            new
            {
                vendor = 1,
                line = "2.x",
                state = "released",
                reviewers = "Two of Bell Core",
                version = "2.3.1",
            }
        );
        await Do(
            number,
            "fix",
            new
            {
                vendor = 2,
                line = "main",
                state = "in-progress",
                place = "private fork of the reader",
            }
        );
        await Look($"/cases/{number}/fix", "fix");
        await Look($"/cases/{number}/judgement", "judgement-none");
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["exploitation"] = "none",
            ["automatable"] = "yes",
            ["valueDensity"] = "diffuse",
            ["technicalImpact"] = "partial",
            ["publicSafetyImpact"] = "minimal",
            ["reportPublic"] = "no",
            ["supplierContacted"] = "yes",
            ["reportCredibility"] = "credible",
            ["supplierCardinality"] = "multiple",
            ["supplierEngagement"] = "active",
            ["reason"] = "A script can go through every upload form.",
        };
        await Do(number, "urgency", answers);
        await Do(number, "usage", new { usage = "common", reason = "The manual's first example does it." });
        await Look($"/cases/{number}/judgement", "judgement");
    }

    private async Task LookAtWhoKnowsAndWhatElseIsThere(string number)
    {
        await Look($"/cases/{number}/who-knows", "who-knows");
        await Look($"/cases/{number}/verify", "case-verify");
        await Look($"/cases/{number}/desk", "case-desk");
        await Look("/precedents", "precedents");
        await Look("/report-imports", "report-imports");
        await reviewer.Browser.Go(Workspace + "/audit/verify");
        await Sight.Of(reviewer.Browser, "audit-verify");
        foreach (var path in new[] { "heads", "cases", "precedents" })
        {
            await reviewer.Browser.Go($"{tocsin.Server.Origin("public")}/{path}");
            await Sight.Of(reviewer.Browser, "public-" + path);
        }
    }

    private string Paused => Path.Combine(tocsin.Server.Home.Folder, "paused.yaml");

    private string WithAPause(string programme) =>
        programme.Replace(
            "  pauses: []\n",
            $"""
              pauses:
                - from: {now:yyyy-MM-dd}
                  until: {now.AddDays(9):yyyy-MM-dd}
                  reason: The team is on holiday.
                  emergency: Call the office of the foundation.

            """,
            StringComparison.Ordinal
        );

    private async Task PublishFigures()
    {
        var path = Path.Combine(tocsin.Server.Home.Data, "public", "public.db");
        var options = new DbContextOptionsBuilder<PublicOnSqlite>().UseSqlite($"Data Source={path}").Options;
        var told = new StatisticsDocument(
            [
                new("2026-01", "2026-03", 5, new(1, 4, 90), new(3, 9, null), null, null),
                new("2026-04", "2026-04", 10, new(2, 3, 100), new(2, 14, null), null, new(30, 45, 80)),
            ],
            "Europe/Vienna"
        );
        await new PublicStore(() => new PublicOnSqlite(options)).Publish([told.ToDocument(now)], default);
    }

    // one with a name and a package of which a phone shows no line whole
    private async Task PutTwoVendorsOn(string number)
    {
        const string longName = "The maintainers of a much longer name";
        const string longPackage = "pkg:maven/org.example.bell/bell-tar-reader";
        const string note = "Released on **Monday**.";
        await Do(number, "vendors", new { name = "Bell Core", package = "pkg:npm/bell-tar" });
        await Do(number, "vendors", new { name = longName, package = longPackage });
        await Do(number, "vendors", new { role = "deployer", name = "A distribution" });
        await Do(number, "vendors", new { role = "finder", name = "Whoever found it" });
        await Do(number, "vendors/step", new { vendor = 1, step = "vendor-aware" });
        await Do(number, "vendors/step", new { vendor = 1, step = "fix-ready" });
        await Do(
            number,
            "vendors/status",
            new
            {
                vendor = 1,
                status = "fixed",
                fixedIn = "2.3.1\n3.0.0",
                note,
            }
        );
    }

    private async Task ProposeTwoEnds(string number, string receipt)
    {
        var (sooner, later) = (In(days: 20), In(days: 30));
        await Do(number, "embargo/proposals", new { until = sooner, terms = "Both **release together**." });
        var terms = "I give a talk that week.";
        await Turn(
            "embargo/proposals",
            new
            {
                receipt,
                until = later,
                terms,
            }
        );
    }

    private async Task<(string Number, string Receipt)> Report(string what, string where)
    {
        var report = new
        {
            what,
            where,
            howToReproduce = "Run it.",
            credit = AStory.Credit,
        };
        using var sent = await tocsin.Server.Intake.PostAsJsonAsync("/api/reports", report);
        sent.EnsureSuccessStatusCode();
        var taken = await sent.Content.ReadFromJsonAsync<JsonElement>();
        return (taken.GetProperty("number").GetString()!, taken.GetProperty("receipt").GetString()!);
    }

    private async Task Turn(string path, object turn)
    {
        using var sent = await tocsin.Server.Intake.PostAsJsonAsync("/api/mailbox/" + path, turn);
        sent.IsSuccessStatusCode.ShouldBeTrue(await sent.Content.ReadAsStringAsync());
    }

    private async Task<string> Do(string number, string path, object decision)
    {
        var sent = await triager.Browser.Page.Context.APIRequest.PostAsync(
            $"{Workspace}/api/cases/{number}/{path}",
            new() { DataObject = decision, Headers = [new("Origin", Workspace)] }
        );
        var answer = await sent.TextAsync();
        sent.Ok.ShouldBeTrue($"{path}: {answer}");
        return answer;
    }

    private async Task Look(string path, string name)
    {
        await triager.Browser.Go(Workspace + path);
        await triager.Browser.Page.EvaluateAsync(UnfoldAll);
        await Sight.Of(triager.Browser, name);
    }

    private async Task See(string receipt, string name)
    {
        await using var reporter = await tocsin.Phone(scripts: false);
        await reporter.Go(tocsin.Server.Origin("intake") + "/mailbox");
        await reporter.Write("Receipt", receipt);
        await reporter.Press("Open the mailbox");
        await reporter.Page.EvaluateAsync(UnfoldAll);
        await Sight.Of(reporter, name);
        reporter.ShouldNotHaveComplained();
    }

    private string In(int days) => now.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
