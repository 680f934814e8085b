using System.Text.RegularExpressions;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Mailbox;

public sealed class LostReceiptTests
{
    private static readonly object WithContact = new
    {
        what = "It breaks.",
        where = "url-thing",
        howToReproduce = "Look at it.",
        contact = "Finder@example.org",
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_left_a_contact_gets_a_link_that_works_once(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin, WithContact);

        (await Ask(tocsin, reported.Number.Text.ToLowerInvariant(), " finder@EXAMPLE.org ")).Status.ShouldBe(200);
        var mail = await Mail(tocsin);

        mail.ShouldContain("To: Finder@example.org");
        mail.ShouldNotContain("It breaks.");
        mail.ShouldNotContain("url-thing");
        var link = Link(mail);
        var browser = tocsin.Intake.Browser();
        // looking at it, as a scanner of mails does, uses nothing up
        for (var i = 0; i < 2; i++)
            (await browser.Page(link)).Field("link").ShouldBe(link[(link.LastIndexOf('/') + 1)..]);
        (await reported.Page()).Status.ShouldBe(200);

        var shown = await browser.Submit("/mailbox/new-receipt", ("link", (await browser.Page(link)).Field("link")));

        shown.Status.ShouldBe(200);
        shown.Number().ShouldBe(reported.Number);
        (await reported.Page()).Status.ShouldBe(404);
        (await reported.Page(shown.Receipt())).Status.ShouldBe(200);
        var again = await browser.Submit("/mailbox/new-receipt", ("link", (await browser.Page(link)).Field("link")));
        again.Status.ShouldBe(404);
        again.Whole.ShouldBe((await browser.Submit("/mailbox/new-receipt", ("link", "nonsense"))).Whole);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_everybody()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin, WithContact);
        var without = await ACaseOf.Reported(tocsin);

        TestAnswer[] answers =
        [
            await Ask(tocsin, reported.Number.Text, "finder@example.org"),
            await Ask(tocsin, reported.Number.Text, "somebody@example.org"),
            await Ask(tocsin, without.Number.Text, "finder@example.org"),
            await Ask(tocsin, "TC-0000-0000", "finder@example.org"),
            await Ask(tocsin, "nonsense", "nonsense"),
        ];

        answers.Select(a => a.Whole).Distinct().Count().ShouldBe(1);
        var mail = await Mail(tocsin);
        await Settled(tocsin);
        Mails(tocsin).Count.ShouldBe(1);
        mail.ShouldContain("To: Finder@example.org");
    }

    [Fact]
    public async Task A_link_works_for_an_hour()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin, WithContact);
        await Ask(tocsin, reported.Number.Text, "finder@example.org");
        var link = Link(await Mail(tocsin));

        tocsin.Clock.Advance(TimeSpan.FromHours(1));

        var late = await tocsin.Intake.Browser().Post("/api/mailbox/new-receipt", new { link = link.Split('/')[^1] });
        late.ShouldBeRefused(404, "not-found");
        (await reported.Page()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_s_mailbox_is_flooded()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin, WithContact);

        for (var i = 0; i < IntakeLimits.LostReceipts; i++)
            (await Ask(tocsin, reported.Number.Text, "finder@example.org")).Status.ShouldBe(200);
        (await Ask(tocsin, reported.Number.Text, "finder@example.org")).Status.ShouldBe(429);

        await Mail(tocsin);
        await Settled(tocsin);
        Mails(tocsin).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_claimed_is_sealed_and_the_link_is_kept_as_a_hash()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin, WithContact);
        const string claimed = "canary-claim-9921@example.org";

        await Ask(tocsin, reported.Number.Text, claimed);
        await Ask(tocsin, reported.Number.Text, "finder@example.org");
        var secret = Link(await Mail(tocsin)).Split('/')[^1];
        await tocsin.Intake.Browser().Page($"/mailbox/new-receipt/{secret}");

        await Settled(tocsin);
        Directory.Delete(tocsin.Outbox, recursive: true);
        Disk.Holding(tocsin.Folder, claimed, secret, "inder@example.org").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_can_do_the_same()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin, WithContact);
        var browser = tocsin.Intake.Browser();

        var asked = await browser.Post(
            "/api/mailbox/lost",
            new { number = reported.Number.Text, contact = "finder@example.org" }
        );
        var link = Link(await Mail(tocsin)).Split('/')[^1];
        var shown = await browser.Post("/api/mailbox/new-receipt", new { link });

        asked.Status.ShouldBe(202);
        shown.Json.GetProperty("number").GetString().ShouldBe(reported.Number.Text);
        (await reported.Api(shown.Receipt())).Status.ShouldBe(200);
        (await browser.Post("/api/mailbox/lost", new { number = "" })).ShouldBeRefused(422, "input.faulty");
    }

    private static Task<TestAnswer> Ask(TestWorkspace tocsin, string number, string contact) =>
        tocsin.Intake.Browser().Submit("/mailbox/lost", ("number", number), ("contact", contact));

    private static string Link(string mail) =>
        Regex.Match(mail, "/mailbox/new-receipt/[0-9A-Z]{26}", RegexOptions.None, TimeSpan.FromSeconds(5)).Value;

    private static List<string> Mails(TestWorkspace tocsin) =>
        Directory.Exists(tocsin.Outbox)
            ? [.. Directory.GetFiles(tocsin.Outbox, "*.eml").Select(Unfolded).Where(m => m.Contains("new receipt"))]
            : [];

    // quoted-printable breaks lines at 76 characters (RFC 2045, section 6.7)
    private static string Unfolded(string file) => File.ReadAllText(file).Replace("=\r\n", "").Replace("=\n", "");

    private static async Task<string> Mail(TestWorkspace tocsin)
    {
        while (Mails(tocsin).Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        return Mails(tocsin)[0];
    }

    // every request was looked at
    private static async Task Settled(TestWorkspace tocsin)
    {
        while (await SentTwiceTests.Count(tocsin, "receipt_requests") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }
}
