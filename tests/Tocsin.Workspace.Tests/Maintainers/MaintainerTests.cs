using Tocsin.Cases.Maintainers;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Maintainers;

/// <summary>Somebody who never heard of us is reached, shows that the package is theirs, signs, is told, and does the rest without an account.</summary>
public sealed class MaintainerTests
{
    private static readonly string[] ids = ["CVE-2026-0001"];

    private const string Nobodys = "0000 0000 0000 0000 0000 0000 0000 0000 000";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_maintainer_is_invited_signs_reads_fixes_and_leaves(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var made = await AMaintainer.Reachable(story);
        (await made.Invite("not an address")).ShouldBeRefused(422, "input.faulty");
        (await made.Invite()).ShouldSucceed();
        var code = await made.Code();
        var mail = made.MailTo(AMaintainer.Address).Single();
        mail.ShouldContain("pkg:npm/sluice");
        mail.ShouldContain("/.well-known/security.txt");
        mail.ShouldNotContain("canary");
        mail.ShouldNotContain(made.Number.Text);

        (await story.Workspace.Intake.Browser().Page("/maintainer")).Status.ShouldBe(200);
        var invited = await made.Page(code);
        invited.Body.ShouldContain("pkg:npm/sluice");
        invited.Body.ShouldNotContain("canary");
        invited.Body.ShouldNotContain(made.Number.Text);
        (await made.Turn("/signature", code, ("name", ""), ("terms", invited.Field("terms")))).Status.ShouldBe(422);
        var receipt = await made.Sign(code);

        (await made.Page(code)).Status.ShouldBe(404);
        (await made.Page(receipt)).Body.ShouldContain("The team shares it with you next");
        (await made.Turn("/fix", receipt, ("versions", "1.2.4"), ("released", "no"))).Status.ShouldBe(409);
        (await made.Share()).ShouldSucceed();
        var page = await made.Page(receipt);
        page.Body.ShouldContain("canary-shared");
        page.Body.ShouldNotContain("canary-what");
        page.Body.ShouldNotContain("canary-contact");
        (await made.Turn("/fix", receipt, ("versions", "1.2.4"), ("released", "yes"))).Status.ShouldBe(200);
        (await made.Turn("/messages", receipt, ("body", "It is out. canary-theirs"))).Body.ShouldContain(
            "canary-theirs"
        );

        var vendor = (await story.Ben.Get($"/api/cases/{made.Number}/vendors")).Json.GetProperty("vendors")[0];
        vendor.GetProperty("state").GetString().ShouldBe("VFDpxa");
        vendor.GetProperty("keepsEmbargo").GetString().ShouldBe("keeps");
        (await story.Ben.Page($"/cases/{made.Number}")).Body.ShouldContain("Maintainer 1 signed the terms");
        var outside = (await story.Ben.Get($"/api/cases/{made.Number}/who-knows")).Json;
        outside
            .GetProperty("inside")
            .EnumerateArray()
            .ShouldAllBe(p => !p.GetProperty("person").GetString()!.Contains("maintainer"));
        var known = outside
            .GetProperty("outside")
            .EnumerateArray()
            .Single(p => p.GetProperty("kind").GetString() == "maintainer");
        known.GetProperty("who").GetString().ShouldBe("Mia");
        known.GetProperty("how").GetString()!.ShouldContain("signed the terms for The maintainers of sluice");
        (await made.Turn("/leaving", receipt)).Body.ShouldContain("You take no part any more");
        (await made.Page(receipt)).Status.ShouldBe(404);
        await story.Workspace.Work();
        var sent = made.MailTo(AMaintainer.Address).Count;
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        (await made.Share("Changed.")).ShouldSucceed();
        await story.Workspace.Work();
        made.MailTo(AMaintainer.Address).Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Control_is_shown_by_a_token_that_a_triager_saw_where_the_code_went_elsewhere()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        (await made.Share()).ShouldSucceed();
        (await made.Invite("Mia, in the chat of sluice", "hand")).ShouldSucceed();
        await story.Workspace.Work();
        var handed = (await story.Ann.Post(made.Path + "/codes", new { maintainer = 1 })).ShouldSucceed().Json;
        var code = handed.GetProperty("code").GetString()!;
        handed.GetProperty("text").GetString()!.ShouldContain(code);
        handed.GetProperty("text").GetString()!.ShouldNotContain("canary");

        var before = (await made.Api(code)).ShouldSucceed().Json.GetProperty("invited");
        before.GetProperty("terms").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var token = before.GetProperty("token").GetString()!;
        (await made.Page(code)).Body.ShouldContain(token);
        var terms = (await story.Load(made.Number)).TermsInForce.Hash;
        (await made.Turn("/signature", code, ("name", "Mia"), ("terms", terms))).Status.ShouldBe(409);
        (await made.Turn("/token", code, ("where", "TOCSIN.txt on the main branch"))).Status.ShouldBe(200);
        var shown = await story.Ann.Page($"/cases/{made.Number}/maintainers");
        shown.Body.ShouldContain(token);
        shown.Body.ShouldContain("TOCSIN.txt on the main branch");
        (
            await story.Ann.Submit(
                $"/cases/{made.Number}/maintainers/proofs",
                ("maintainer", "1"),
                ("way", "repository")
            )
        ).Status.ShouldBe(303);

        var receipt = await made.Sign(code);

        (await made.Page(receipt)).Body.ShouldContain("canary-shared");
        (await story.Load(made.Number)).Maintainers[0].Proof.ShouldBe(ProofWay.Repository);
    }

    [Fact]
    public async Task A_code_that_is_none_says_the_same_whatever_it_was()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        (await made.Invite()).ShouldSucceed();
        var code = await made.Code();
        (await story.Ann.Post(made.Path + "/removal", new { maintainer = 1 })).ShouldSucceed();
        var none = await made.Page(Nobodys);
        none.Status.ShouldBe(404);
        (await made.Page(code)).Whole.ShouldBe(none.Whole);
        (await made.Page("x")).Whole.ShouldBe(none.Whole);
        (await made.Turn("/signature", code, ("name", ""))).Whole.ShouldBe(none.Whole);
        (await made.Turn("/help", code, ("said", ""))).Whole.ShouldBe(none.Whole);

        (await made.Invite()).ShouldSucceed();
        story.Workspace.Clock.Advance(Maintainer.InvitationLasts);
        (await story.Ann.Post(made.Path + "/codes", new { maintainer = 2 })).Status.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task Who_keeps_the_case_is_told_of_each_step_of_the_ladder_with_a_number_and_no_more()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        (
            await story.Ann.Post(
                made.Path + "/attempts",
                new
                {
                    vendor = 1,
                    way = "mail",
                    contact = "canary-contact-of-theirs",
                }
            )
        ).ShouldSucceed();
        await story.Workspace.Work();
        var before = made.MailTo(story.AnnHerself.Email).Count;
        (await story.Ben.Page($"/cases/{made.Number}/vendors")).Body.ShouldContain("Day 7:");

        story.Workspace.Clock.Advance(TimeSpan.FromDays(7));
        await story.Workspace.Work();

        (await story.Load(made.Number)).History.ShouldContain(h => h.Entry == new ReachingStepTold(1, 7));
        var mails = made.MailTo(story.AnnHerself.Email);
        mails.Count.ShouldBeGreaterThan(before);
        mails.ShouldAllBe(mail => !mail.Contains("canary", StringComparison.Ordinal));
        story.Workspace.Clock.Advance(TimeSpan.FromDays(30));
        await story.Workspace.Work();
        (await story.Load(made.Number)).History.ShouldContain(h => h.Entry == new ReachingEscalated(1));
    }

    [Fact]
    public async Task No_CVE_ID_before_the_maintainers_were_heard_unless_somebody_says_why()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        var receipt = await made.Signed();
        var (_, keeper) = await story.Workspace.SignIn(Governance.People.Duty.Operator);
        using (keeper)
            (await keeper.Post("/api/cve-ids", new { ids })).ShouldSucceed();

        (await story.Ann.Put($"/api/cases/{made.Number}/cve", new { })).ShouldBeRefused(409, "case.view-awaited");
        (await story.Ann.Page($"/cases/{made.Number}")).Body.ShouldContain("Why it cannot wait");
        (await made.Turn("/dispute", receipt, ("said", "It is meant to be so. canary-view"))).Body.ShouldContain(
            "Your view is on record."
        );

        (await story.Ann.Page($"/cases/{made.Number}/maintainers")).Body.ShouldContain("canary-view");
        (await story.Ann.Put($"/api/cases/{made.Number}/cve", new { })).ShouldSucceed();
    }

    [Fact]
    public async Task Handing_over_and_proposing_somebody_lead_to_new_invitations()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);
        var receipt = await made.Signed();
        (await made.Turn("/people", receipt, ("name", "Kim"), ("address", "kim@sluice.example"))).Status.ShouldBe(200);
        await story.Workspace.Work();
        made.MailTo("kim@sluice.example").ShouldBeEmpty();
        (await story.Ann.Post(made.Path + "/people", new { proposal = 1, agrees = true })).ShouldSucceed();
        (await made.Page(await made.Code("kim@sluice.example"))).Body.ShouldContain("Sign this");

        var gone = await made.Turn("/hand-over", receipt, ("name", "Noa"), ("address", "noa@sluice.example"));
        gone.Body.ShouldContain("You take no part any more");
        (await made.Page(receipt)).Status.ShouldBe(404);
        var next = await made.Sign(await made.Code("noa@sluice.example"));
        (await made.Page(next)).Body.ShouldContain("canary-shared");
        (await made.Turn("/away", next, ("until", "tomorrow"))).Status.ShouldBe(422);
        var until = story.Workspace.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd");
        (await made.Turn("/away", next, ("until", until))).Body.ShouldContain(until);
        (await made.Turn("/abandoned", next, ("said", "Use another."))).Status.ShouldBe(200);
        (await story.Ann.Page($"/cases/{made.Number}/maintainers")).Body.ShouldContain(
            "nobody looks after the package"
        );
    }
}
