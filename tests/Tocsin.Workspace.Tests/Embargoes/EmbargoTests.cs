using Tocsin.Cases.Embargoes;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Embargoes;

public sealed class EmbargoTests
{
    [Fact]
    public async Task A_shorter_end_is_proposed_and_the_reporters_silence_agrees_when_the_time_to_answer_is_over()
    {
        await using var story = await Story.Begin(timeZone: "Europe/Berlin");
        var number = await story.Accepted();
        var path = $"/cases/{number}/embargo";
        var day = story.Workspace.Clock.GetUtcNow().AddDays(20);

        (await story.Ann.Submit($"{path}/proposals", ("until", "yesterday"), ("terms", ""))).Status.ShouldBe(422);
        var far = await story.Ann.Post($"/api{path}/proposals", new { until = Text(day.AddDays(40)) });
        far.ShouldBeRefused(400, "embargo.beyond-policy");
        (
            await story.Ann.Submit(
                $"{path}/proposals",
                ("until", $"{day:yyyy-MM-dd}T09:30"),
                ("terms", "A release train leaves. canary-terms")
            )
        ).Status.ShouldBe(303);

        var proposed = (await story.Load(number)).EmbargoProposals.ShouldHaveSingleItem();
        proposed.Until.UtcDateTime.TimeOfDay.ShouldNotBe(TimeSpan.FromHours(9.5), "it was on the clocks of Berlin");
        (await story.Ben.Page(path)).Body.ShouldContain("canary-terms");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("Another end is proposed");
        story.Workspace.Clock.Advance(proposed.AnswerBy - story.Workspace.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Story.Eventually(async () => (await story.Load(number)).Embargo == EmbargoState.Active);

        (await story.Load(number)).EmbargoEnds.ShouldBe(proposed.Until);
        story.Workspace.MailAbout(number.Text).ShouldAllBe(mail => !mail.Contains("canary-terms"));
    }

    [Fact]
    public async Task At_its_instant_the_clock_alone_ends_it_and_everybody_is_told()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var ends = (await story.Load(number)).EmbargoEnds;

        story.Workspace.Clock.Advance(ends - story.Workspace.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        await Story.Eventually(async () => (await story.Load(number)).Embargo == EmbargoState.Exited);

        var ended = await story.Load(number);
        ended.EmbargoEndedBy.ShouldBe(EmbargoEnd.Time);
        await story.Workspace.Work();
        story
            .Workspace.MailAbout(number.Text)
            .ShouldContain(mail => mail.Contains("canary-contact@example.net", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_public_ends_it_at_once_and_attacks_ask()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        await story.Ann.Post($"/api/cases/{number}/vendors", new { name = "Maintainers" });

        (
            await story.Ann.Submit(
                $"/cases/{number}/world",
                ("what", "attacks-observed"),
                ("where", "A log. canary-attack")
            )
        ).Status.ShouldBe(303);
        (await story.Ann.Page($"/cases/{number}/embargo")).Body.ShouldContain("should the embargo end?");
        (await story.Ann.Submit($"/cases/{number}/embargo/kept", ("reason", "One target."))).Status.ShouldBe(303);
        (await story.Ann.Post($"/api/cases/{number}/handling", new { tlp = "clear" })).ShouldBeRefused(
            409,
            "case.not-clear-yet"
        );
        (
            await story.Ann.Post($"/api/cases/{number}/world", new { what = "exploit-public", where = "A post." })
        ).ShouldSucceed();

        var now = (await story.Ben.Get($"/api/cases/{number}/embargo")).ShouldSucceed().Json;
        now.GetProperty("state").GetString().ShouldBe("exited");
        now.GetProperty("endedBy").GetString().ShouldBe("public");
        now.GetProperty("world")
            .EnumerateArray()
            .Select(w => w.GetString())
            .ShouldBe(["public", "exploit-public", "attacks-observed"]);
        (await story.Load(number)).Vendors[0].IsTold.ShouldBeTrue();
        (
            await story.Ann.Post(
                $"/api/cases/{number}/embargo/proposals",
                new { until = Text(story.Workspace.Clock.GetUtcNow().AddDays(2)) }
            )
        ).ShouldBeRefused(409, "embargo.nothing-to-keep");
    }

    [Fact]
    public async Task A_vendors_word_is_recorded_and_who_never_agreed_counts_as_no()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/api/cases/{number}";
        await story.Ann.Post($"{path}/vendors", new { name = "Maintainers" });
        await story.Ann.Post($"{path}/vendors/step", new { vendor = 1, step = "vendor-aware" });
        (await Keeps(story, path)).ShouldBe(["keeps", "keeps", "never-agreed"]);

        (
            await story.Ann.Post(
                $"{path}/embargo/answers",
                new
                {
                    proposal = 0,
                    vendor = 1,
                    agrees = true,
                }
            )
        ).ShouldSucceed();
        (await Keeps(story, path)).ShouldBe(["keeps", "keeps", "keeps"]);
        (
            await story.Ann.Submit(
                $"/cases/{number}/embargo/breaches",
                ("party", "vendor-1"),
                ("reason", "They told their clients.")
            )
        ).Status.ShouldBe(303);

        (await Keeps(story, path)).ShouldBe(["keeps", "keeps", "broke"]);
        (await story.Ann.Submit($"/cases/{number}/embargo/end", ("reason", ""))).Status.ShouldBe(422);
        (await story.Ann.Submit($"/cases/{number}/embargo/end", ("reason", "It is all over."))).Status.ShouldBe(303);
        (await story.Load(number)).EmbargoEndedBy.ShouldBe(EmbargoEnd.Early);
    }

    private static async Task<IEnumerable<string?>> Keeps(Story story, string path) =>
        (await story.Ann.Get($"{path}/embargo"))
            .ShouldSucceed()
            .Json.GetProperty("parties")
            .EnumerateArray()
            .Select(p => p.GetProperty("keeps").GetString());

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
