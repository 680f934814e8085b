using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Channels;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_vendor_that_was_told_has_a_channel_and_mail_says_nothing_of_what_was_written()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}";
        await story.Ann.Post($"/api{path}/vendors", new { name = "Maintainers of sluice", package = "pkg:npm/sluice" });
        (await story.Ann.Page(path)).Body.ShouldNotContain("Send to Maintainers of sluice");
        (await story.Ann.Post($"/api{path}/messages", new { channel = "vendor-1", body = "Hello." })).ShouldBeRefused(
            409,
            "vendor.not-told"
        );

        await story.Ann.Post($"/api{path}/vendors/step", new { vendor = 1, step = "vendor-aware" });
        var page = (await story.Ann.Page(path)).Body;
        page.ShouldContain("id=\"channel-vendor-1\"");
        page.ShouldContain("Send to Maintainers of sluice");
        page.ShouldContain("Read by Maintainers of sluice and everybody who triages");
        (
            await story.Ann.Post($"/api{path}/messages", new { channel = "vendor-1", body = "canary-to-vendor" })
        ).ShouldSucceed();
        (
            await story.Ann.Post($"/api{path}/messages", new { channel = "everyone", body = "canary-to-all" })
        ).ShouldSucceed();

        (await Bodies(story, number, new Viewer.OfVendor(number, 1))).ShouldBe(["canary-to-vendor", "canary-to-all"]);
        (await Bodies(story, number, new Viewer.OfVendor(number, 2))).ShouldBeEmpty();
        (await Bodies(story, number, new Viewer.Reporter(number))).ShouldBe([
            "We take it on. canary-answer",
            "canary-to-all",
        ]);
        await story.Workspace.Work();
        story.Workspace.MailAbout(number.Text).ShouldNotBeEmpty();
        story.Workspace.MailAbout(number.Text).ShouldAllBe(mail => !mail.Contains("canary-to"));
    }

    [Fact]
    public async Task Who_is_about_to_be_read_by_others_than_before_is_shown_text_and_readers_first()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}/messages";
        (await story.Ann.Submit(path, ("channel", "team"), ("body", "Between us."))).Status.ShouldBe(303);
        var before = (await story.Load(number)).History.Count;

        var asked = await story.Ann.Submit(path, ("channel", "with-reporter"), ("body", "canary-wider"));
        asked.Status.ShouldBe(200);
        asked.Body.ShouldContain("Send to the reporter?");
        asked.Body.ShouldContain("This will be read by the reporter, who gets a mail, and everybody who triages");
        asked.Body.ShouldContain("canary-wider");
        (await story.Load(number)).History.Count.ShouldBe(before, "nothing was sent yet");
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("canary-wider", Case.Sensitive, "it is kept");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldNotContain("canary-wider");

        var sent = await story.Ann.Submit(
            path,
            ("channel", "with-reporter"),
            ("body", "canary-wider"),
            ("confirmed", asked.Field("confirmed"))
        );
        (sent.Status, sent.Location).ShouldBe((303, $"/cases/{number}#channel-with-reporter"));
        (await story.Ann.Submit(path, ("channel", "with-reporter"), ("body", "And more."))).Status.ShouldBe(303);
        (await story.Ann.Submit(path, ("channel", "team"), ("body", "Narrower."))).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Readers_who_came_after_a_confirmation_are_confirmed_anew()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}";
        foreach (var name in new[] { "weir", "sluice" })
            await story.Ann.Post($"/api{path}/vendors", new { name, package = "" });
        await story.Ann.Post($"/api{path}/vendors/step", new { vendor = 1, step = "vendor-aware" });
        var asked = await story.Ann.Submit($"{path}/messages", ("channel", "everyone"), ("body", "Hello."));
        var confirmed = asked.Field("confirmed");

        await story.Ann.Post($"/api{path}/vendors/step", new { vendor = 2, step = "vendor-aware" });

        var again = await story.Ann.Submit(
            $"{path}/messages",
            ("channel", "everyone"),
            ("body", "Hello."),
            ("confirmed", confirmed)
        );
        again.Status.ShouldBe(200);
        again.Field("confirmed").ShouldNotBe(confirmed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_not_sent_is_kept_for_its_writer_until_it_is_sent_or_thirty_days_old(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        var path = $"/cases/{number}/messages";
        (await story.Ann.Submit(path, ("channel", "team"), ("body", "canary-draft"), ("keep", "yes"))).Status.ShouldBe(
            303
        );

        using var later = await story.Workspace.SignIn(story.AnnHerself);
        (await later.Page($"/cases/{number}")).Body.ShouldContain("canary-draft");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldNotContain("canary-draft");
        var refused = await later.Submit(
            path,
            ("channel", "with-reporter"),
            ("body", "canary-r"),
            ("nextUpdate", "soon")
        );
        refused.Status.ShouldBe(422);
        (await later.Page($"/cases/{number}")).Body.ShouldContain("canary-r");

        (await later.Submit(path, ("channel", "team"), ("body", "canary-draft, sent"))).Status.ShouldBe(303);
        var drafts = story.Workspace.Stores.Drafts;
        var viewer = new Viewer.Member(story.AnnHerself.Person, [Duty.Triager], null, null, null);
        (await Kept()).Keys.ShouldBe([Audience.WithReporter], "what was sent is not kept");
        story.Workspace.Clock.Advance(DraftStore.Patience);
        (await Kept()).ShouldBeEmpty();

        Task<IReadOnlyDictionary<Audience, KeptDraft>> Kept() =>
            drafts.Of(number, viewer, [Audience.Team, Audience.WithReporter], CancellationToken.None);
    }

    [Fact]
    public async Task A_member_who_is_named_hears_of_it_and_whoever_may_not_see_the_case_does_not()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var outsider = await story.Workspace.Given([Duty.Operator]);
        await story.Workspace.Work();
        var handle = story.BenHimself.Name.ToLowerInvariant().Replace(' ', '-');
        var others = outsider.Name.ToLowerInvariant().Replace(' ', '-');
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("@" + handle);
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldNotContain("@" + others);
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        var (to, toOther) = (Mails(story.BenHimself), Mails(outsider));

        (
            await story.Ann.Post(
                $"/api/cases/{number}/messages",
                new { channel = "team", body = $"@{handle} and @{others}, and not a@{handle}.example, look." }
            )
        ).ShouldSucceed();
        await story.Workspace.Work();

        Mails(story.BenHimself).ShouldBe(to + 1);
        Mails(outsider).ShouldBe(toOther);
        var page = (await story.Ann.Page($"/cases/{number}")).Body;
        page.ShouldContain($"@{others} reaches nobody here");
        page.ShouldNotContain($"@{handle} reaches nobody");

        int Mails(TestMember member) =>
            story.Workspace.MailAbout(number.Text).Count(mail => mail.Contains(member.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_template_is_chosen_filled_in_and_changed_before_it_is_sent()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();

        var page = await story.Ann.Page($"/cases/{number}?into=with-reporter&template=Thank+you+for+the+report");

        page.Body.ShouldContain("We look into sluice canary-where and answer within 2 business days.");
        (await story.Ann.Page($"/cases/{number}?into=team&template=Thank+you+for+the+report")).Body.ShouldNotContain(
            "We look into sluice"
        );
    }

    [Fact]
    public async Task A_changed_message_says_so_and_the_team_reads_what_it_said_and_who_has_seen_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        await story.Ann.Post(
            $"/api/cases/{number}/messages",
            new { channel = "with-reporter", body = "canary-before" }
        );
        var message = (await story.Load(number)).History[^1].Sequence;
        var path = $"/api/cases/{number}/messages";

        (await story.Ben.Post($"{path}/edits", new { message, body = "canary-after" })).ShouldBeRefused(
            403,
            "message.not-yours"
        );
        (
            await story.Ann.Submit(
                $"/cases/{number}/messages/edits",
                ("message", $"{message}"),
                ("body", "canary-after")
            )
        ).Status.ShouldBe(303);

        (await Bodies(story, number, new Viewer.Reporter(number)))[^1].ShouldBe("canary-after");
        var page = (await story.Ben.Page($"/cases/{number}/messages/{message}")).Body;
        page.ShouldContain("canary-before");
        page.ShouldContain("What it said before");
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("Edited ");
        var seen = (await story.Ann.Get($"{path}/{message}")).ShouldSucceed().Json.GetProperty("seenBy");
        seen.EnumerateArray()
            .Select(one => one.GetProperty("by").GetString())
            .ShouldBe(["reporter", story.BenHimself.Person.Text]);
        (await story.Ann.Get($"{path}/9999")).Status.ShouldBe(404);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_destroyed_text_is_gone_from_every_store_and_the_chain_still_verifies(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        var path = $"/api/cases/{number}/messages";
        await story.Ben.Post(path, new { channel = "team", body = "canary-secret" });
        var message = (await story.Load(number)).History[^1].Sequence;

        (await story.Ben.Post($"{path}/redactions", new { message, reason = "A customer." })).ShouldBeRefused(
            403,
            "redaction.needs-two"
        );
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(6));
        (await story.Ann.Post($"{path}/redactions", new { message, reason = "A customer." })).ShouldBeRefused(
            403,
            "step-up.needed"
        );
        var code = story.Workspace.NextCode(story.AnnHerself);
        (
            await story.Ann.Post(
                $"{path}/redactions",
                new
                {
                    message,
                    reason = "A customer.",
                    code,
                }
            )
        ).ShouldSucceed();
        await story.Workspace.Work();

        await using var keys = story.Workspace.Stores.OpenKeys();
        await using var db = story.Workspace.Stores.OpenCases();
        keys.PartKeys.Count(k => k.Kind == "case" && k.Name == number.Text && k.Sequence == message)
            .ShouldBe(1, "its facts");
        db.Entries.Single(e => e.Kind == "case" && e.Name == number.Text && e.Sequence == message).Text.ShouldBeNull();
        var found = await story.Load(number); // which verifies every hash
        found
            .MessagesFor(new Viewer.Member(story.AnnHerself.Person, [], null, null, null))[^1]
            .IsDestroyed.ShouldBeTrue();
        var page = (await story.Ann.Page($"/cases/{number}")).Body;
        page.ShouldContain("This text was destroyed.");
        page.ShouldNotContain("canary-secret");
        (await story.Workspace.Reads(number)).ShouldContain((story.AnnHerself.Person.Actor, "case"));
    }

    [Fact]
    public async Task Asking_twice_to_destroy_a_text_that_nobody_destroyed_destroys_nothing()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();

        await story.Workspace.Stores.Shredder.Work($"{number}:1", CancellationToken.None);
        await story.Workspace.Stores.Shredder.Work("nonsense", CancellationToken.None);

        (await story.Load(number)).Report.ShouldNotBeNull();
    }

    private static async Task<IReadOnlyList<string>> Bodies(Story story, CaseNumber number, Viewer viewer)
    {
        var read = await story.Workspace.Stores.Cases.Read(number, viewer, "mailbox", CancellationToken.None);
        return [.. read.Value.MessagesFor(viewer).Select(message => message.Text!.Body)];
    }
}
