using System.Net;
using System.Text;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class SendReportTests
{
    [Fact]
    public async Task The_report_page_says_everything_before_anything_is_sent()
    {
        var programme = new Programme
        {
            Name = "Example Foundation",
            Products = [Product.Named("url-thing"), Product.Named("other-thing")],
            Scope = "Only **our** things.",
            SafeHarbour = "You need not fear us.",
            TimeZone = "Europe/Vienna",
            EmbargoDays = 30,
        };
        await using var tocsin = await TestWorkspace.Start(programme: programme);

        var page = await tocsin.Intake.Browser().Page("/");

        page.Status.ShouldBe(200);
        // the clock stands at Monday, 2 March 2026, 09:00 UTC: two business days end with Wednesday, an hour before UTC
        page.Body.ShouldContain("Wednesday, 4 March 2026");
        page.Body.ShouldContain("2026-03-04 23:00 UTC");
        page.Body.ShouldContain("Wednesday, 1 April 2026");
        page.Body.ShouldContain("2026-04-01 09:00 UTC");
        page.Body.ShouldContain("Only <strong>our</strong> things.");
        page.Body.ShouldContain("You need not fear us.");
        page.Body.ShouldContain("The response team of Example Foundation, and nobody else.");
        page.Body.ShouldContain("url-thing");
        page.Body.ShouldContain("10 MB each");
        page.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_by_page_is_kept_whole(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var browser = tocsin.Intake.Browser();
        var once = (await browser.Page("/")).Field("once");
        (byte[] log, byte[] picture) = (Encoding.UTF8.GetBytes("Zeile 1 ☃"), Bytes(3 * AReport.Megabyte));

        var answer = await browser.SendPage(
            AReport.Form(
                [
                    .. AReport.Needed,
                    ("versions", "1.x"),
                    ("impact", "Liest Speicher: 秘密 🔔"),
                    ("contact", "finder@example.org"),
                    ("credit", "Zoë"),
                    ("once", once),
                ],
                ("log ☃.txt", log),
                ("picture.png", picture)
            )
        );

        answer.Status.ShouldBe(201, answer.Body);
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Body.ShouldContain("2026-03-05 00:00 UTC");
        answer.Body.ShouldContain("href=\"/mailbox\"");
        answer.Receipt().Replace(" ", "").Length.ShouldBe(39);
        var found = await tocsin.Case(answer.Number());
        found.Report!.What.ShouldBe(AReport.Needed[0].Value);
        found.Report.HowToReproduce.ShouldBe(AReport.Needed[2].Value);
        found.Report.Impact.ShouldBe("Liest Speicher: 秘密 🔔");
        found.Report.Credit.ShouldBe("Zoë");
        found.Report.Contact.ShouldBe("finder@example.org");
        found.Report.Attachments.Select(a => a.Name).ShouldBe(["log ☃.txt", "picture.png"]);
        (await tocsin.Attached(found.Number)).ShouldBe([log, picture]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_by_API_answers_with_number_and_receipt(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);

        var answer = await tocsin.Intake.Browser().Post("/api/reports", AReport.Json);

        answer.Status.ShouldBe(201, answer.Body);
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Json.GetProperty("answerBy").GetDateTimeOffset().ShouldBe(new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero));
        answer.Json.GetProperty("embargoEnds").GetDateTimeOffset().ShouldBe(tocsin.Clock.GetUtcNow().AddDays(45));
        var found = await tocsin.Case(answer.Number());
        (found.State, found.Report!.What).ShouldBe((ReportState.Received, "It breaks."));
        answer.Json.GetProperty("receipt").GetString().ShouldBe(answer.Receipt());
    }

    [Fact]
    public async Task A_report_by_API_can_bring_files()
    {
        await using var tocsin = await TestWorkspace.Start();
        var content = Bytes(100_000);

        var answer = await tocsin.Intake.Browser().SendApi(AReport.Form(AReport.Needed, ("a.bin", content)));

        answer.Status.ShouldBe(201, answer.Body);
        (await tocsin.Attached(answer.Number())).ShouldBe([content]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everything_typed_and_every_file_survives_a_mistake(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var browser = tocsin.Intake.Browser();
        (byte[] first, byte[] second) = (Bytes(70_000), Bytes(10));
        (string, string)[] typed =
        [
            ("what", "  "),
            ("versions", "2.x & <older>"),
            ("proofOfConcept", "\n  indented\n\"quoted\""),
            ("contact", "not an address"),
            ("once", "abc"),
        ];

        var refused = await browser.SendPage(AReport.Form(typed, ("one.txt", first), ("two.txt", second)));

        refused.Status.ShouldBe(422);
        foreach (var field in (string[])["what", "where", "howToReproduce", "contact"])
            refused.Body.ShouldContain($"id=\"fault.{field}\"");
        refused.Body.ShouldContain("2.x &amp; &lt;older&gt;");
        WebUtility.HtmlDecode(refused.Body).ShouldContain("\n\n  indented\n\"quoted\"</textarea>");
        refused.Body.ShouldContain("not an address");
        refused.Body.ShouldContain("one.txt (69 KB)");
        refused.Body.ShouldContain("two.txt (10 bytes)");
        refused.Field("once").ShouldBe("abc");

        var tickets = refused.Fields("kept");
        tickets.Count.ShouldBe(2);
        var mended = await browser.SendPage(
            AReport.Form([.. AReport.Needed, ("kept", tickets[0]), ("kept", tickets[1])])
        );

        mended.Status.ShouldBe(201, mended.Body);
        (await tocsin.Attached(mended.Number())).ShouldBe([first, second]);
    }

    [Fact]
    public async Task A_program_hears_of_every_fault_at_once()
    {
        await using var tocsin = await TestWorkspace.Start();

        var refused = await tocsin
            .Intake.Browser()
            .Post(
                "/api/reports",
                new
                {
                    what = 7,
                    howtoreproduce = "misspelled",
                    contact = "nobody",
                    impact = (string?)null,
                }
            );

        refused.ShouldBeRefused(422, "input.faulty");
        refused
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["what", "where", "howToReproduce", "contact", "what", "howtoreproduce"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"what\":")]
    [InlineData("")]
    public async Task What_is_no_object_is_refused(string body)
    {
        await using var tocsin = await TestWorkspace.Start();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await tocsin.Intake.Browser().SendApi(content)).ShouldBeRefused(400, "form.malformed");
    }

    [Fact]
    public async Task Half_a_character_is_a_fault_and_breaks_nothing()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var content = new StringContent(
            """{"what":"\ud83d","where":"a\u0000b","howToReproduce":"x"}""",
            Encoding.UTF8,
            "application/json"
        );

        var refused = await tocsin.Intake.Browser().SendApi(content);

        refused.ShouldBeRefused(422, "input.faulty");
    }

    [Fact]
    public async Task No_trace_of_a_report_is_left_readable()
    {
        await using var tocsin = await TestWorkspace.Start();
        string[] canaries =
        [
            "canary-what-8471",
            "canary-where-8471",
            "canary-file-8471",
            "canary-name-8471",
            "canary8471@example.org",
        ];
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(canaries[2] + "\n", 20_000)));
        (string, string)[] typed = [("what", canaries[0]), ("where", canaries[1]), ("contact", canaries[4])];
        var browser = tocsin.Intake.Browser();

        var refused = await browser.SendPage(AReport.Form(typed, (canaries[3] + ".txt", file)));
        refused.Status.ShouldBe(422);
        var ticket = refused.Fields("kept").Single();
        var sent = await browser.SendPage(
            AReport.Form([.. typed, ("howToReproduce", canaries[0]), ("kept", ticket), ("once", "abc")])
        );
        sent.Status.ShouldBe(201, sent.Body);
        await browser.Submit("/mailbox", ("receipt", sent.Receipt()));

        string[] secrets = [.. canaries, sent.Receipt(), sent.Receipt().Replace(" ", ""), ticket];
        // a notice is on its way to nobody yet: nobody triages
        Disk.Holding(tocsin.Folder, secrets).ShouldBeEmpty();
        Disk.Buffered(canaries[2]).ShouldBeEmpty();
        tocsin.Intake.Log.Lines.Where(line => secrets.Any(line.Contains)).ShouldBeEmpty();
        tocsin.Members.Log.Lines.Where(line => secrets.Any(line.Contains)).ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_process_without_the_master_key_accepts_and_cannot_read(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        await using var alone = await OtherProcess.Start(tocsin, options => options with { MasterKey = null });
        var content = Bytes(200_000);

        var sent = await alone.Site.Browser().SendPage(AReport.Form(AReport.Needed, ("a.bin", content)));

        sent.Status.ShouldBe(201, sent.Body);
        (alone.Stores.Master, alone.Stores.ProgrammeKeys.Private, alone.Stores.Links).ShouldBe((null, null, null));
        await Should.ThrowAsync<InvalidOperationException>(() =>
            alone.Stores.Cases.Read(
                sent.Number(),
                new Tocsin.Cases.Access.Viewer.Reporter(sent.Number()),
                "mailbox",
                CancellationToken.None
            )
        );
        (await alone.Site.Browser().Page("/mailbox")).Status.ShouldBe(404);
        (await alone.Site.Browser().Post("/api/mailbox", new { receipt = sent.Receipt() })).Status.ShouldBe(404);
        // and who has the key reads it
        (await tocsin.Attached(sent.Number())).ShouldBe([content]);
        (await tocsin.Intake.Browser().Post("/api/mailbox", new { receipt = sent.Receipt() })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        browser.ClaimedOrigin = "https://elsewhere.example";

        (await browser.SendPage(AReport.Form(AReport.Needed))).Status.ShouldBe(403);
    }

    internal static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        // no seed: any content will do
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return bytes;
    }
}
