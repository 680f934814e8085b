using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Workspace.Due;

namespace Tocsin.Workspace.Tests.People;

public sealed class StandingTests
{
    [Fact]
    public async Task A_new_version_without_a_period_closes_every_door_at_once_and_signing_opens_them()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        using var program = await tocsin.Token(ann, TokenScope.CasesRead);
        (await browser.Get("/api/cases")).ShouldSucceed();
        (await program.Get("/api/cases")).ShouldSucceed();

        await Publish(tocsin, "Say nothing to nobody.", days: 0);

        (await browser.Get("/api/cases")).ShouldBeRefused(403, "standing.none");
        (await program.Get("/api/cases")).ShouldBeRefused(403, "standing.none");
        (await browser.Page("/")).Location.ShouldBe("/standing");
        (await browser.Page("/standing")).Body.ShouldContain("version 2, is not signed");
        var page = await browser.Page("/agreements/privacy");
        page.Body.ShouldContain("Say nothing to nobody.");

        (await browser.Submit("/agreements/privacy/sign", ("sign", page.Field("sign")))).Location.ShouldBe("/standing");

        (await browser.Get("/api/cases")).ShouldSucceed();
        (await program.Get("/api/cases")).ShouldSucceed();
        (await browser.Page("/standing")).Body.ShouldContain("signed Privacy version 2");
    }

    [Fact]
    public async Task Within_the_period_the_older_signature_counts_and_the_day_after_it_does_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        await Publish(tocsin, "Say nothing to nobody.", days: 14);

        (await browser.Get("/api/cases")).ShouldSucceed();
        (await browser.Page("/standing")).Body.ShouldContain("has a new version");
        tocsin.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromHours(1));
        using var then = await tocsin.SignIn(ann);
        (await then.Get("/api/cases")).ShouldSucceed();
        tocsin.Clock.Advance(TimeSpan.FromHours(1));

        (await then.Get("/api/cases")).ShouldBeRefused(403, "standing.none");
    }

    [Fact]
    public async Task What_is_signed_is_the_text_that_was_read()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        await Publish(tocsin, "Say nothing to nobody.", days: 0);
        var old = (await browser.Get("/api/agreements/privacy?version=1")).ShouldSucceed().Json;
        var newest = (await browser.Get("/api/agreements/privacy")).ShouldSucceed().Json;
        old.GetProperty("canSign").GetBoolean().ShouldBeFalse();
        newest.GetProperty("changes").GetArrayLength().ShouldBe(1);
        var (hash, another) = (newest.GetProperty("hash").GetString(), old.GetProperty("hash").GetString());

        (await Sign(1, another)).ShouldBeRefused(409, "agreement.not-to-be-signed");
        (await Sign(2, another)).ShouldBeRefused(409, "agreement.another-text");
        (await Sign(null, "?")).ShouldBeRefused(422, "input.faulty");
        (await browser.Get("/api/cases")).ShouldBeRefused(403, "standing.none");
        (await Sign(2, hash)).ShouldSucceed();
        (await Sign(2, hash)).ShouldSucceed();

        (await browser.Get("/api/cases")).ShouldSucceed();

        Task<TestAnswer> Sign(int? version, string? text) =>
            browser.Post("/api/agreements/privacy/signature", new { version, hash = text });
    }

    [Fact]
    public async Task Nobody_signs_by_token()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, _) = await tocsin.SignIn(Duty.Triager);
        using var program = await tocsin.Token(ann, [.. Enum.GetValues<TokenScope>()]);

        (await program.Get("/api/agreements")).Status.ShouldBe(403);
        (await program.Post("/api/agreements/privacy/signature", new { version = 1, hash = "" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_operator_publishes_the_next_version_with_a_fresh_proof_and_a_triager_does_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (keeper, browser) = await tocsin.SignIn(Duty.Operator);
        var (_, triager) = await tocsin.SignIn(Duty.Triager);
        var next = new
        {
            after = 1,
            markdown = "Another text.",
            daysToSign = 7,
        };
        (await triager.Post("/api/agreements/code-of-conduct/versions", next)).Status.ShouldBe(403);
        tocsin.Clock.Advance(Workspace.People.StepUp.Fresh);

        (await browser.Post("/api/agreements/code-of-conduct/versions", next)).ShouldBeRefused(403, "step-up.needed");
        var code = tocsin.NextCode(keeper);
        (
            await browser.Submit(
                "/agreements/code-of-conduct/versions",
                ("after", "1"),
                ("markdown", "Another text."),
                ("daysToSign", "100"),
                ("otp", code)
            )
        ).Body.ShouldContain("The period to sign has 0 to 90 days.");
        (await browser.Post("/api/agreements/code-of-conduct/versions", next)).ShouldSucceed();
        (await browser.Post("/api/agreements/code-of-conduct/versions", next)).ShouldBeRefused(
            409,
            "agreement.moved-on"
        );
        (await browser.Post("/api/agreements/none/versions", next)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_has_not_signed_is_reminded_and_who_has_is_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, _) = await tocsin.SignIn(Duty.Triager);
        var (ben, browser) = await tocsin.SignIn(Duty.Triager);
        await Publish(tocsin, "Say nothing to nobody.", days: 14);
        await tocsin.Work();
        await Cases.Story.Eventually(() => Task.FromResult((Asked(tocsin, ann), Asked(tocsin, ben)) == (1, 1)));
        var page = await browser.Page("/agreements/privacy");
        await browser.Submit("/agreements/privacy/sign", ("sign", page.Field("sign")));

        tocsin.Clock.Advance(TimeSpan.FromDays(7));
        await tocsin.Work();
        await Cases.Story.Eventually(() => Task.FromResult((Asked(tocsin, ann), Asked(tocsin, ben)) == (2, 1)));
    }

    [Fact]
    public async Task A_roll_call_that_nobody_answers_closes_the_doors_with_thanks_and_one_click_opens_them()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, _) = await tocsin.SignIn(Duty.Operator);
        var (ann, _) = await tocsin.SignIn(Duty.Triager);
        await tocsin.Work();
        tocsin.Clock.Advance(TimeSpan.FromDays(190));
        await tocsin.Work();
        await Cases.Story.Eventually(() => Task.FromResult(Mails(tocsin, ann, "Are you still there?") == 1));
        using (var reminded = await tocsin.SignIn(ann))
            (await reminded.Page("/standing")).Body.ShouldContain("roll call");
        tocsin.Clock.Advance(TimeSpan.FromDays(14));
        await tocsin.Work();
        tocsin.Clock.Advance(TimeSpan.FromDays(28));
        await tocsin.Work();
        await Cases.Story.Eventually(() => Task.FromResult(Mails(tocsin, ann, "Thank you") == 1));

        using var browser = await tocsin.SignIn(ann);
        (await browser.Get("/api/cases")).ShouldBeRefused(403, "standing.none");
        (await browser.Submit("/standing/roll-call")).Location.ShouldBe("/standing");

        (await browser.Get("/api/cases")).ShouldSucceed();
    }

    [Fact]
    public async Task Who_joined_before_there_were_roll_calls_is_asked_after_the_next_start()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, _) = await tocsin.SignIn(Duty.Operator);
        var (ann, _) = await tocsin.SignIn(Duty.Triager);
        await tocsin.Work();
        await using (var db = tocsin.Stores.OpenCases())
            await db.Database.ExecuteSqlAsync($"""DELETE FROM due WHERE "Key" = {ann.Person.Text}""");
        tocsin.Clock.Advance(TimeSpan.FromDays(190));
        await tocsin.Work();
        Mails(tocsin, ann, "Are you still there?").ShouldBe(0);

        await new BeginRollCalls(
            tocsin.Stores.OpenCases,
            tocsin.Members.Services.GetRequiredService<DueStore>()
        ).StartAsync(CancellationToken.None);

        // the mail goes out after the step is written, which moves the row
        await Cases.Story.Eventually(() => Task.FromResult(Mails(tocsin, ann, "Are you still there?") == 1));
    }

    [Fact]
    public async Task Whoever_stepped_back_from_a_case_finds_nothing_there()
    {
        await using var story = await Cases.Story.Begin();
        var tocsin = story.Workspace;
        var number = await story.Accepted();
        (await story.Ann.Get($"/api/cases/{number}")).ShouldSucceed();
        var nothing = await story.Ann.Get("/api/cases/TC-2222-2222");

        (
            await tocsin.Stores.Members.Decide(
                story.AnnHerself.Person,
                (member, _) => member.Recuse(number.Text, null),
                story.AnnHerself.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        var hidden = await story.Ann.Get($"/api/cases/{number}");
        hidden.Status.ShouldBe(404);
        hidden.Whole.ShouldBe(nothing.Whole);
        (await story.Ann.Get("/api/cases")).Body.ShouldNotContain(number.Text);
        (await story.Ben.Get($"/api/cases/{number}")).ShouldSucceed();
    }

    [Fact]
    public async Task Whoever_stepped_back_from_a_case_is_not_told_that_there_is_news_of_it()
    {
        await using var story = await Cases.Story.Begin();
        var tocsin = story.Workspace;
        var number = await story.Accepted();
        await tocsin.Work();
        (
            await tocsin.Stores.Members.Decide(
                story.AnnHerself.Person,
                (member, _) => member.Recuse(number.Text, null),
                story.AnnHerself.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();
        var before = (Told(story.AnnHerself), Told(story.BenHimself));
        tocsin.Clock.Advance(TimeSpan.FromMinutes(1));
        var dues = tocsin.Members.Services.GetRequiredService<DueStore>();
        foreach (var member in new[] { story.AnnHerself, story.BenHimself })
            await dues.Ask(Notices.Kind, $"member:{member.Person}:{number}", CancellationToken.None);

        await tocsin.Work();

        (Told(story.AnnHerself), Told(story.BenHimself)).ShouldBe((before.Item1, before.Item2 + 1));

        int Told(TestMember member) => Mails(tocsin, member, $"News about {number}");
    }

    private static async Task Publish(TestWorkspace tocsin, string text, int days) =>
        (
            await tocsin.Stores.Agreements.Publish(
                AgreementKind.Privacy,
                1,
                text,
                null,
                days,
                Actor.Tocsin,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

    private static int Asked(TestWorkspace tocsin, TestMember member) => Mails(tocsin, member, "Please sign");

    private static int Mails(TestWorkspace tocsin, TestMember member, string subject) =>
        Directory.Exists(tocsin.Outbox)
            ? Directory
                .EnumerateFiles(tocsin.Outbox, "*.eml")
                .Select(File.ReadAllText)
                .Count(mail =>
                    mail.Contains(member.Email, StringComparison.Ordinal)
                    && mail.Contains($"Subject: {subject}", StringComparison.Ordinal)
                )
            : 0;
}
