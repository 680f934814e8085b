using System.Text.Json;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Drafting;

/// <summary>The team shares the draft of an advisory by an act; those it is shared with read it as it will be, and nobody else does.</summary>
public sealed class SharedDraftTests
{
    private static readonly string[] ids = ["CVE-2026-0007"];

    private const string Nobodys = "0000 0000 0000 0000 0000 0000 0000 0000 000";

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_outside_reads_a_draft_before_it_is_shared_and_then_exactly_that_revision(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var draft = await ASharedDraft.Drafted(story);
        var before = (await draft.Read()).ShouldSucceed();
        before.Json.GetProperty("revision").ValueKind.ShouldBe(JsonValueKind.Null);
        before.Body.ShouldNotContain("canary");
        (await draft.Comment("I think …")).ShouldBeRefused(409, "draft.not-shared-with-you");
        (await draft.Share("team")).ShouldBeRefused(422, "input.faulty");
        (await draft.Share("with-reporter", revision: 2)).ShouldBeRefused(409, "case.draft-moved-on");

        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Save(1, "Not yet for others. canary-later")).ShouldSucceed();

        var read = (await draft.Read()).ShouldSucceed();
        read.Json.GetProperty("revision").GetInt32().ShouldBe(1);
        read.Json.GetProperty("content").GetProperty("details").GetString()!.ShouldContain("canary-details");
        read.Body.ShouldNotContain("canary-later");
        var page = (await draft.Page()).ShouldSucceed();
        page.Body.ShouldContain("Prototype pollution in sluice canary-summary");
        page.Body.ShouldContain("Revision 1, as readers will see it");
        page.Body.ShouldNotContain("canary-later");
        page.Headers["Cache-Control"].ShouldBe("no-store");
        (await story.Workspace.Reads(draft.Number)).ShouldContain((Ledger.Actor.Reporter, "shared-draft"));
        var mailbox = await story.Workspace.Intake.Browser().Submit("/mailbox", ("receipt", draft.Receipt));
        mailbox.Body.ShouldContain("Revision 1 is shared with you");

        (await story.Ann.Post(draft.Path + "/sharing-ends", new { with = "with-reporter" })).ShouldSucceed();
        (await draft.Read()).Body.ShouldNotContain("canary-details");
        (await draft.Comment("Still there?")).ShouldBeRefused(409, "draft.not-shared-with-you");
    }

    [Fact]
    public async Task What_they_will_see_and_who_is_shown_before_it_is_shared_and_anew_if_either_changed()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var form = $"/cases/{draft.Number}/draft/sharing";

        var asked = await story.Ann.Submit(form, ("with", "with-reporter"), ("revision", "1"));

        asked.ShouldSucceed();
        asked.Body.ShouldContain("canary-details");
        asked.Body.ShouldContain("This will be read by the reporter");
        (await story.Load(draft.Number)).DraftShares.ShouldBeEmpty();
        var confirmed = asked.Field("confirmed");
        (await draft.Save(1, "Changed. canary-changed")).ShouldSucceed();
        var anew = await story.Ann.Submit(form, ("with", "with-reporter"), ("revision", "1"), ("confirmed", confirmed));
        anew.Body.ShouldContain("canary-changed");
        (await story.Load(draft.Number)).DraftShares.ShouldBeEmpty();
        (
            await story.Ann.Submit(
                form,
                ("with", "with-reporter"),
                ("revision", anew.Field("revision")),
                ("confirmed", anew.Field("confirmed"))
            )
        ).Status.ShouldBe(303);
        (await draft.Read()).Json.GetProperty("revision").GetInt32().ShouldBe(2);
        (await story.Ann.Page($"/cases/{draft.Number}/advisory/remarks")).Body.ShouldContain("Seen by Reporter");
    }

    [Fact]
    public async Task Each_saved_revision_is_shared_where_that_was_chosen_and_a_mail_says_nothing_of_it()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter", keepsSharing: true)).ShouldSucceed();
        (await story.Ann.Page($"/cases/{draft.Number}/advisory")).Body.ShouldContain("read outside the team at once");

        (await draft.Save(1, "New words. canary-new")).ShouldSucceed();

        (await draft.Read()).Body.ShouldContain("canary-new");
        await story.Workspace.Work();
        var mail = Directory.GetFiles(story.Workspace.Outbox, "*.eml").Select(File.ReadAllText).ToList();
        mail.ShouldContain(one => one.Contains("canary-contact@example.net", StringComparison.Ordinal));
        mail.ShouldAllBe(one => !one.Replace("canary-contact", "").Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ID_that_was_assigned_after_the_act_is_not_shown_by_it()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter")).ShouldSucceed();
        var (_, keeper) = await story.Workspace.SignIn(Governance.People.Duty.Operator);
        using (keeper)
            (await keeper.Post("/api/cve-ids", new { ids })).ShouldSucceed();
        (await story.Ann.Put($"/api/cases/{draft.Number}/cve", new { cve = "CVE-2026-0007" })).ShouldSucceed();

        (await draft.Read()).Body.ShouldNotContain("CVE-2026-0007");

        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Read()).Body.ShouldContain("CVE-2026-0007");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_maintainer_reads_it_once_it_is_shared_with_their_vendor_and_no_more_once_they_left(
        Provider provider
    )
    {
        await using var story = await Story.Begin(provider);
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("vendor-1")).ShouldBeRefused(409, "vendor.none");
        var held = await draft.Maintained();
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Read(held)).Body.ShouldNotContain("canary-details");

        (await draft.Share("vendor-1")).ShouldSucceed();

        (await draft.Page(held)).Body.ShouldContain("canary-details");
        (await draft.Comment("Fine with us. canary-fine", "details", held: held)).ShouldSucceed();
        var gone = story.Workspace.Intake.Browser();
        (await gone.Submit("/maintainer/leaving", ("receipt", held))).Status.ShouldBe(200);
        (await draft.Read(held)).Whole.ShouldBe((await draft.Read(Nobodys)).Whole);
        (await draft.Comment("Once more.", held: held)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_was_invited_and_has_not_signed_reads_no_draft_whatever_is_shared()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        await draft.Maintained();
        (await draft.Share("everyone")).ShouldSucceed();
        var made = new Maintainers.AMaintainer(story, draft.Number);
        (await made.Invite("mio@sluice.example")).ShouldSucceed();
        var code = await made.Code("mio@sluice.example");
        (await made.Page(code)).Status.ShouldBe(200);

        (await draft.Read(code)).Whole.ShouldBe((await draft.Read(Nobodys)).Whole);
        (await draft.Comment("Hello.", held: code)).Status.ShouldBe(409);
        (await draft.Page(code)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_has_seen_it_is_told_for_each_with_whom_it_is_shared()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Share("vendor-1")).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(5));
        (await draft.Read(held)).ShouldSucceed();

        var shares = (await draft.Remarks(story.Ben)).ShouldSucceed().Json.GetProperty("shares");

        shares[0].GetProperty("seenBy").GetArrayLength().ShouldBe(0);
        shares[1].GetProperty("seenBy")[0].GetProperty("by").GetString().ShouldBe("maintainer-1");
    }

    [Fact]
    public async Task Only_who_triages_shares_a_draft()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var reading = await story.Workspace.Token(story.BenHimself, Governance.People.TokenScope.CasesRead);

        (await reading.Post(draft.Path + "/sharing", new { with = "with-reporter", revision = 1 })).ShouldBeRefused(
            403,
            "case.not-allowed"
        );
        (await reading.Get(draft.Path + "/remarks")).ShouldSucceed();
        (await story.Load(draft.Number)).DraftShares.ShouldBeEmpty();
    }
}
