using System.Net;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class FloodTests
{
    [Fact]
    public async Task In_calm_hours_nothing_is_asked_of_anybody()
    {
        await using var tocsin = await Started();
        var browser = tocsin.Intake.Browser();

        var page = await browser.Page("/");

        page.Body.ShouldContain("data-proof=\"\"");
        page.Body.ShouldNotContain("Very many reports");
        (await browser.Challenge()).ShouldBeNull();
        (await browser.Report("Something")).Status.ShouldBe(201);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task However_many_come_each_is_kept_with_its_receipt_and_its_promise(Provider provider)
    {
        await using var tocsin = await Started(provider);
        var browser = tocsin.Intake.Browser(IPAddress.Parse("127.0.0.2"));
        await browser.Flood();

        List<TestAnswer> sent = [];
        for (var i = 0; i < 30; i++)
            sent.Add(await browser.Report($"Another {i}"));
        var page = await browser.SendPage(AReport.Form(AReport.Needed, ("a.txt", [1, 2])));

        sent.ShouldAllBe(answer => answer.Status == 202);
        sent[0].Json.GetProperty("line").GetProperty("within").GetInt32().ShouldBe(10);
        sent[29].Json.GetProperty("line").GetProperty("within").GetInt32().ShouldBe(50, "rounded: it tells no count");
        sent[29].Json.GetProperty("line").GetProperty("nextTime").GetString()!.ShouldContain("/api/reports/proof");
        var promised = sent[29].Json.GetProperty("answerBy").GetDateTimeOffset();
        promised.ShouldBe(tocsin.Stores.Options.Programme.AnswerBy(tocsin.Clock.GetUtcNow()));
        page.Status.ShouldBe(201);
        page.Body.ShouldContain("It stands in line");
        (await tocsin.Attached(page.Number())).Single().ShouldBe([1, 2]);
        var mailbox = await browser.Post("/api/mailbox", new { receipt = sent[29].Receipt() });
        mailbox.ShouldSucceed().Json.GetProperty("line").GetProperty("within").GetInt32().ShouldBe(50);
        mailbox.Json.GetProperty("answerBy").GetDateTimeOffset().ShouldBe(promised);
        (await browser.Submit("/mailbox", ("receipt", page.Receipt()))).Body.ShouldContain("It stands in line");
        tocsin.Intake.Log.Lines.ShouldNotContain(line => line.Contains("127.0.0.2"));
        Disk.Holding(tocsin.Folder, "127.0.0.2").ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_proof_passes_the_line_once(Provider provider)
    {
        await using var tocsin = await Started(provider);
        var browser = tocsin.Intake.Browser();
        await browser.Flood();
        var proof = AProof.Of((await browser.Challenge("mine"))!);

        (await browser.Report("Mine", proof, "mine")).Status.ShouldBe(201);
        (await browser.Report("Mine", proof, "mine")).ShouldBeRefused(409, "report.received-already");
        (await browser.Report("Another with it", proof, "mine")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task Of_many_that_send_one_proof_at_the_same_moment_one_passes()
    {
        await using var tocsin = await Started();
        await tocsin.Intake.Browser().Flood();
        var proof = AProof.Of((await tocsin.Intake.Browser().Challenge("mine"))!);

        var sent = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => tocsin.Intake.Browser().Report($"{i}", proof, "mine"))
        );

        sent.Count(answer => answer.Status == 201).ShouldBe(1);
        sent.Count(answer => answer.Status == 202).ShouldBe(5);
    }

    [Fact]
    public async Task What_is_no_proof_is_none_and_the_report_is_taken_all_the_same()
    {
        await using var tocsin = await Started();
        var browser = tocsin.Intake.Browser();
        await browser.Flood();
        var challenge = (await browser.Challenge("mine"))!;
        var proof = AProof.Of(challenge);
        var easier = Convert.FromBase64String(challenge.Replace('-', '+').Replace('_', '/'));
        easier[1] = 1;
        var forged = Convert.ToBase64String(easier).Replace('+', '-').Replace('/', '_');
        var last = challenge[^1] == 'A' ? 'B' : 'A';

        string[] none =
        [
            "",
            "proof",
            challenge,
            $"{challenge}.{new string('A', 86)}",
            AProof.Of(forged),
            AProof.Of(challenge[..^1] + last),
            proof[..^1],
            proof + "A",
            proof.Replace('.', ','),
            new string('~', 135),
        ];
        foreach (var text in none)
            (await browser.Report($"With {text}", text, "mine")).Status.ShouldBe(202, text);
        (await browser.Report("For another sending", proof, "other")).Status.ShouldBe(202);
        (await browser.Report("For none", proof)).Status.ShouldBe(202);
        tocsin.Clock.Advance(ProofOfWork.Lasts);
        await browser.Flood();
        (await browser.Report("Too late", proof, "mine")).Status.ShouldBe(202);
        (await SentTwiceTests.Count(tocsin, "cases")).ShouldBe(17);
    }

    [Fact]
    public async Task A_challenge_is_good_in_another_process_and_after_a_restart()
    {
        await using var tocsin = await Started();
        await tocsin.Intake.Browser().Flood();
        var challenge = (await tocsin.Intake.Browser().Challenge("mine"))!;

        await using var other = await OtherProcess.Start(tocsin, options => options with { MasterKey = null });

        // it holds no key that opens anything, knows that it is busy, and keeps what comes
        (await other.Site.Browser().Report("Without")).Status.ShouldBe(202);
        (await other.Site.Browser().Report("With", AProof.Of(challenge), "mine")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task One_network_that_sends_many_is_asked_for_proof_and_nobody_else_is()
    {
        await using var tocsin = await Started(
            limits: new()
            {
                BusyInAll = 1_000,
                BusyFromOne = 2,
                ProvenFromOne = 1,
            }
        );
        var one = tocsin.Intake.Browser(IPAddress.Parse("127.0.0.2"));
        await one.Flood();

        var challenge = (await one.Challenge("mine"))!;
        (await one.Report("Without")).Status.ShouldBe(202);
        (await one.Report("With", AProof.Of(challenge), "mine")).Status.ShouldBe(201);
        // more with a proof than the team could read stand in line too
        (await one.Report("With", AProof.Of((await one.Challenge("2"))!), "2")).Status.ShouldBe(202);

        var other = tocsin.Intake.Browser(IPAddress.Parse("127.0.0.3"));
        (await other.Challenge()).ShouldBeNull();
        (await other.Report("Else")).Status.ShouldBe(201);
        tocsin.Clock.Advance(TimeSpan.FromHours(1));
        (await one.Challenge()).ShouldBeNull();
    }

    [Fact]
    public async Task The_page_gives_the_challenge_for_its_own_sending_and_takes_the_proof_back()
    {
        await using var tocsin = await Started();
        var browser = tocsin.Intake.Browser();
        await browser.Flood();

        foreach (var (path, to) in new[] { ("/", "/reports"), ("/cve-request", "/cve-requests") })
        {
            var page = await browser.Page(path);
            page.Body.ShouldContain("Very many reports are coming in");
            var challenge = page.Body.Split("data-proof=\"")[1].Split('"')[0];
            (string, string)[] form =
            [
                .. AReport.Needed,
                ("once", page.Field("once")),
                ("proof", AProof.Of(challenge)),
            ];
            var faulty = await browser.Submit(to, form[1..]);
            faulty.Status.ShouldBe(422);
            faulty.Field("once").ShouldBe(page.Field("once"));

            var sent = await browser.Submit(to, form);

            sent.Status.ShouldBe(201, sent.Body);
            sent.Body.ShouldContain("The response team has been told.");
            (await browser.Submit(to, [.. form[..^2], ("what", path)])).Body.ShouldContain("It stands in line");
        }
    }

    [Fact]
    public async Task It_is_harder_the_more_come_and_never_beyond_what_a_phone_can_do()
    {
        await using var tocsin = await Started();
        var browser = tocsin.Intake.Browser();
        await browser.Flood();
        ProofOfWork.BitsOf((await browser.Challenge())!).ShouldBe(ProofOfWork.LeastBits);
        for (var i = 0; i < 2; i++)
            await browser.Report($"{i}");
        ProofOfWork.BitsOf((await browser.Challenge())!).ShouldBe(ProofOfWork.LeastBits + 1);
        for (var i = 0; i < 40; i++)
            await browser.Report($"More {i}");
        ProofOfWork.BitsOf((await browser.Challenge())!).ShouldBe(ProofOfWork.MostBits);
    }

    [Fact]
    public async Task A_line_without_room_gives_the_form_back_and_a_proof_is_taken_still()
    {
        await using var tocsin = await Started(limits: AProof.Busy with { MostInLine = 2 });
        var browser = tocsin.Intake.Browser();
        await browser.Flood();
        await browser.Report("One");
        await browser.Report("Two", once: "2");

        var refused = await browser.SendPage(AReport.Form(AReport.Needed, ("a.txt", [1])));

        refused.Status.ShouldBe(503);
        refused.Headers["Retry-After"].ShouldBe("900");
        refused.Body.ShouldContain(WebUtility.HtmlEncode(AReport.Needed[0].Value));
        refused.Body.ShouldContain("a.txt (1 byte)");
        (await browser.Report("Three")).ShouldBeRefused(503, "report.line-full");
        (await browser.Report("Two", once: "2")).ShouldBeRefused(409, "report.received-already");
        (await SentTwiceTests.Count(tocsin, "cases")).ShouldBe(4);
        (await browser.Report("Four", AProof.Of((await browser.Challenge("4"))!), "4")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task One_network_cannot_fill_the_line()
    {
        await using var tocsin = await Started(limits: AProof.Busy with { MostInLine = 4, FewFromOne = 1 });
        var one = tocsin.Intake.Browser(IPAddress.Parse("127.0.0.2"));
        await one.Flood();
        for (var i = 0; i < 2; i++)
            (await one.Report($"{i}")).Status.ShouldBe(202);

        (await one.Report("One more")).Status.ShouldBe(503, "the other half is for those who send few");
        (await tocsin.Intake.Browser(IPAddress.Parse("127.0.0.3")).Report("Else")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task Mistakes_are_limited_and_reports_are_not()
    {
        await using var tocsin = await Started();
        var browser = tocsin.Intake.Browser();
        for (var i = 0; i < IntakeLimits.Tries + 10; i++)
            (await browser.Report($"{i}")).ShouldSucceed();
        for (var i = 0; i < IntakeLimits.Tries; i++)
            (await browser.Report("")).Status.ShouldBe(422);

        (await browser.Report("Something")).ShouldBeRefused(429, "too-many");
    }

    private static Task<TestWorkspace> Started(Provider provider = Provider.Sqlite, FloodLimits? limits = null) =>
        TestWorkspace.Start(provider, change: options => options with { Flood = limits ?? AProof.Busy });
}
