using System.Text.RegularExpressions;
using Tocsin.Cases.Maintainers;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Maintainers;

/// <summary>A maintainer who lost the code or the receipt has a new one where the one before was mailed to; and codes go to published addresses.</summary>
public sealed partial class LostCodeTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_lost_it_has_a_link_that_works_once_and_the_team_sees_it(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var made = await AMaintainer.Reachable(story);
        var receipt = await made.Signed();
        await story.Workspace.Work();
        var told = made.MailTo(story.AnnHerself.Email).Count;
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));

        (await Ask(story, " MIA@sluice.example ")).Body.ShouldContain("a mail is on its way to it");
        var link = await Link(story, made);
        var browser = story.Workspace.Intake.Browser();
        // looking at it, as a scanner of mails does, uses nothing up
        for (var i = 0; i < 2; i++)
            (await browser.Page(link)).Status.ShouldBe(200);
        (await made.Page(receipt)).Status.ShouldBe(200);
        var secret = (await browser.Page(link)).Field("link");
        var shown = await browser.Submit("/maintainer/new-code", ("link", secret));

        var fresh = AMaintainer.DigitsOf(shown.Body);
        (await made.Page(receipt)).Status.ShouldBe(404);
        (await made.Page(fresh)).Body.ShouldContain("canary-shared");
        var again = await browser.Submit("/maintainer/new-code", ("link", secret));
        again.Status.ShouldBe(404);
        again.Whole.ShouldBe((await browser.Submit("/maintainer/new-code", ("link", "nonsense"))).Whole);
        // of the mailbox it is no link
        (await browser.Submit("/mailbox/new-receipt", ("link", secret))).Status.ShouldBe(404);
        (await story.Ben.Page($"/cases/{made.Number}")).Body.ShouldContain("Maintainer 1 had lost the code");
        (await story.Ben.Page($"/cases/{made.Number}/maintainers")).Body.ShouldContain(
            "took a new one by a mailed link"
        );
        await story.Workspace.Work();
        made.MailTo(story.AnnHerself.Email).Count.ShouldBeGreaterThan(told);
        made.MailTo(AMaintainer.Address).ShouldAllBe(mail => !mail.Contains("canary"));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_everybody_and_nobodys_mailbox_is_flooded()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        await made.Signed();
        (await made.Invite("Jo, by phone", "hand")).ShouldSucceed();
        (await story.Ann.Post(made.Path + "/codes", new { maintainer = 2 })).ShouldSucceed();
        await story.Workspace.Work();
        var before = Directory.GetFiles(story.Workspace.Outbox, "*.eml").Length;

        TestAnswer[] answers =
        [
            await Ask(story, AMaintainer.Address),
            await Ask(story, "somebody@example.org"),
            await Ask(story, "Jo, by phone"),
            await Ask(story, "nonsense"),
            await Ask(story, AMaintainer.Address),
        ];

        answers.Select(a => a.Whole).Distinct().Count().ShouldBe(1);
        await story.Workspace.Work();
        Directory.GetFiles(story.Workspace.Outbox, "*.eml").Length.ShouldBe(before + 1);
        (await Ask(story, "x")).Status.ShouldBe(429, "the limit of lost receipts counts here too");
        IntakeLimits.LostReceipts.ShouldBe(5);
        (
            await story
                .Workspace.Intake.Browser(System.Net.IPAddress.Parse("127.0.0.9"))
                .Post("/api/maintainer/lost", new { address = "" })
        ).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_link_is_good_for_an_hour_and_for_nobody_who_left()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        await made.Signed();
        await Ask(story, AMaintainer.Address);
        var link = await Link(story, made);
        story.Workspace.Clock.Advance(TimeSpan.FromHours(1));
        (await Use(story, link)).ShouldBeRefused(404, "not-found");

        await Ask(story, AMaintainer.Address);
        var second = await Link(story, made);
        second.ShouldNotBe(link);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post(made.Path + "/removal", new { maintainer = 1 })).ShouldSucceed();
        (await Use(story, second)).ShouldBeRefused(404, "not-found");
        await story.Workspace.Work();
        var sent = made.MailTo(AMaintainer.Address).Count;
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(30));
        await Ask(story, AMaintainer.Address);
        await story.Workspace.Work();
        made.MailTo(AMaintainer.Address).Count.ShouldBe(sent);
    }

    [Fact]
    public async Task A_code_is_mailed_to_an_address_that_the_package_publishes_and_to_none_else()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        (await made.Invite("Mia, in the chat", "hand")).ShouldSucceed();
        var handed = (await story.Ann.Post(made.Path + "/codes", new { maintainer = 1 }))
            .Json.GetProperty("code")
            .GetString()!;
        var mail = made.Path + "/codes/mail";

        (await story.Ann.Post(mail, new { maintainer = 1, address = "eve@example.org" })).ShouldBeRefused(
            409,
            "maintainer.not-published"
        );
        (await story.Ann.Post(mail, new { maintainer = 7, address = AMaintainer.Address })).ShouldBeRefused(
            409,
            "maintainer.none"
        );
        var form = await story.Ann.Submit(
            $"/cases/{made.Number}/maintainers/codes/mail",
            ("maintainer", "1"),
            ("address", AMaintainer.Address)
        );
        form.Status.ShouldBe(303);

        var code = await made.Code();
        (await made.Page(handed)).Status.ShouldBe(404);
        var found = await story.Load(made.Number);
        found.Maintainers[0].Proof.ShouldBe(ProofWay.PublishedContact);
        found.AttemptsAt(1).Count.ShouldBe(2);
        found.AttemptsAt(1)[1].Text!.Contact.ShouldBe(AMaintainer.Address);
        // from now on it goes there alone
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        (await story.Ann.Post(made.Path + "/codes", new { maintainer = 1 }))
            .Json.GetProperty("code")
            .GetString()
            .ShouldBeNull();
        (await story.Load(made.Number)).AttemptsAt(1).Count.ShouldBe(3);
        await story.Workspace.Work();
        (await made.Page(code)).Status.ShouldBe(404);
        var newest = made.MailTo(AMaintainer.Address).Select(AMaintainer.DigitsOf).Single(digits => digits != code);
        await made.Sign(newest);
        (await story.Ann.Post(mail, new { maintainer = 1, address = AMaintainer.Address })).ShouldBeRefused(
            409,
            "maintainer.none"
        );
    }

    private static Task<TestAnswer> Ask(Story story, string address) =>
        story.Workspace.Intake.Browser().Submit("/maintainer/lost", ("address", address));

    private static Task<TestAnswer> Use(Story story, string link) =>
        story.Workspace.Intake.Browser().Post("/api/maintainer/new-code", new { link = link.Split('/')[^1] });

    private static async Task<string> Link(Story story, AMaintainer made)
    {
        await story.Workspace.Work();
        var newest = Directory
            .GetFiles(story.Workspace.Outbox, "*.eml")
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .Select(File.ReadAllText)
            .Select(mail => mail.Replace("=\r\n", "", StringComparison.Ordinal))
            .First(mail =>
                mail.Contains($"To: {AMaintainer.Address}", StringComparison.Ordinal) && Path().IsMatch(mail)
            );
        made.Number.Text.ShouldNotBeNull();
        return Path().Match(newest).Value;
    }

    [GeneratedRegex("/maintainer/new-code/[0-9A-Z]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Path();
}
