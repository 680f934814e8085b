using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Cases;

public sealed class RaceTests
{
    private const int Cases = 6;

    [Theory, OnSqlite, OnPostgres]
    public async Task However_many_take_an_id_at_once_none_goes_to_two_cases(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        var ids = Enumerable.Range(1, Cases).Select(i => $"CVE-2026-{i:D4}").ToArray();
        (await keeper.Post("/api/cve-ids", new { ids })).ShouldSucceed();
        keeper.Dispose();
        List<CaseNumber> numbers = [];
        for (var i = 0; i < Cases; i++)
            numbers.Add(await story.Accepted());

        // twice each: whoever asks again gets the same
        var answers = await Task.WhenAll(
            numbers
                .Concat(numbers)
                .Select((n, i) => (i % 2 == 0 ? story.Ann : story.Ben).Put($"/api/cases/{n}/cve", new { }))
        );
        answers.ShouldAllBe(a => a.Status == 200);

        var taken = new List<string>();
        foreach (var number in numbers)
            taken.Add((await story.Load(number)).Cve!.Text);
        taken.Order().ShouldBe(ids);
        var pool = (
            await story.Workspace.Stores.Ledgers.InTransaction<CvePool>(
                async s => await s.Load<CvePool>(CvePool.Stream, CancellationToken.None),
                CancellationToken.None
            )
        ).Value;
        pool.Unassigned.ShouldBeEmpty();
        foreach (var number in numbers)
            pool.Ids[(await story.Load(number)).Cve!].ShouldBe(number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_save_at_once_one_is_told_and_nothing_is_lost(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Drafted();
        for (var revision = 1; revision < 6; revision++)
        {
            var answers = await Task.WhenAll(
                new[] { story.Ann, story.Ben }.Select(
                    (browser, i) =>
                        browser.Put(
                            $"/api/cases/{number}/draft",
                            new { revision, content = Story.Sound with { Summary = $"Revision {revision} by {i}" } }
                        )
                )
            );
            answers.Select(a => a.Status).Order().ShouldBe([200, 409]);
            var winner = Array.FindIndex(answers, a => a.Status == 200);
            var found = await story.Load(number);
            found.DraftRevision.ShouldBe(revision + 1);
            found.Draft!.Summary.ShouldBe($"Revision {revision} by {winner}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_verdicts_at_once_one_counts(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Received();
        var answers = await Task.WhenAll(
            story.Ann.Post($"/api/cases/{number}/acceptance", new { answer = "Yes." }),
            story.Ben.Post($"/api/cases/{number}/acceptance", new { answer = "Yes!" })
        );
        answers.Select(a => a.Status).Order().ShouldBe([200, 409]);
        (await story.Load(number)).History.Count(h => h.Entry is ReportAccepted).ShouldBe(1);
    }
}
