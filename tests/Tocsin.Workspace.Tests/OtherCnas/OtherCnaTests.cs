using System.Text.Json;
using Tocsin.Cases.OtherCnas;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.OtherCnas;

public sealed class OtherCnaTests
{
    private static readonly string[] one = ["CVE-2026-0001"];

    [Fact]
    public async Task An_ID_is_asked_of_another_CNA_and_its_clock_is_everybodys_until_it_answers()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}/other-cna";
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        await keeper.Post("/api/cve-ids", new { ids = one });
        keeper.Dispose();
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain(path);

        (await story.Ann.Submit($"{path}/request", ("cna", ""), ("way", "x"))).Status.ShouldBe(422);
        (await story.Ann.Submit($"{path}/request", ("cna", "OpenSSL canary-cna"), ("way", "Ticket 7"))).Status.ShouldBe(
            303
        );

        var asked = (await story.Ben.Get($"/api{path}")).ShouldSucceed().Json;
        asked.GetProperty("cna").GetString().ShouldBe("OpenSSL canary-cna");
        var replyBy = asked.GetProperty("replyBy").GetDateTimeOffset();
        Line(await story.Ben.Get("/api/deadlines"), number.Text)
            .GetProperty("at")
            .GetDateTimeOffset()
            .ShouldBe(replyBy);
        (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldBeRefused(409, "case.other-cna-first");
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldNotContain("Assign the next CVE ID");
        (await story.Ann.Post($"/api{path}/answer", new { answer = "silent", said = "Nothing." })).ShouldBeRefused(
            409,
            "case.other-cna-has-time"
        );

        story.Workspace.Clock.Advance(replyBy - story.Workspace.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Story.Eventually(() =>
            Task.FromResult(
                story
                    .Workspace.MailAbout(number.Text)
                    .Any(mail => mail.Contains(story.BenHimself.Email, StringComparison.Ordinal))
            )
        );
        story
            .Workspace.MailAbout(number.Text)
            .ShouldAllBe(mail => !mail.Contains("canary-cna", StringComparison.Ordinal));
        using var later = await story.Workspace.SignIn(story.BenHimself);
        (await later.Page(path)).Body.ShouldContain("Their time is over");
        Line(await later.Get("/api/deadlines"), number.Text).GetProperty("overdue").GetBoolean().ShouldBeTrue();

        var theirs = await later.Post(
            $"/api{path}/answer",
            new
            {
                answer = "assigned",
                cve = "CVE-2026-7777",
                said = "Here it is.",
            }
        );
        theirs.ShouldSucceed();
        var kept = await story.Load(number);
        (kept.Cve!.Text, kept.CveIsTheirs, kept.OtherCna!.Answer).ShouldBe(
            ("CVE-2026-7777", true, OtherCnaAnswer.Assigned)
        );
        (await later.Page(path)).Body.ShouldContain("its record is theirs to publish");
        Lines(await later.Get("/api/deadlines"), number.Text).ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_ID_of_another_CNA_stands_for_one_case(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var (first, second) = (await story.Accepted(), await story.Accepted());
        foreach (var number in new[] { first, second })
            (
                await story.Ann.Submit($"/cases/{number}/other-cna/request", ("cna", "OpenSSL"), ("way", "Ticket 7"))
            ).Status.ShouldBe(303);
        var answer = new
        {
            answer = "assigned",
            cve = "CVE-2026-7777",
            said = "Here it is.",
        };
        (await story.Ann.Post($"/api/cases/{first}/other-cna/answer", answer)).ShouldSucceed();

        (await story.Ann.Post($"/api/cases/{second}/other-cna/answer", answer)).Status.ShouldBe(422);

        (await story.Load(second)).Cve.ShouldBeNull();
        (await story.Load(second)).OtherCna!.IsOpen.ShouldBeTrue();
        var pool = await story.Workspace.Stores.CveIds.Load(default);
        pool.All.ShouldBeEmpty(); // theirs is none of ours
        pool.Add([CveId.Known("CVE-2026-7777")]).Value.IsNothing.ShouldBeTrue();
    }

    private static JsonElement Line(TestAnswer answer, string number) => Lines(answer, number).ShouldHaveSingleItem();

    private static IReadOnlyList<JsonElement> Lines(TestAnswer answer, string number) =>
        [
            .. answer
                .ShouldSucceed()
                .Json.GetProperty("deadlines")
                .EnumerateArray()
                .Where(d =>
                    d.GetProperty("about").GetString() == number
                    && d.GetProperty("what").GetString() == "the answer of another CNA"
                ),
        ];
}
