using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Storage;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>The plain rows are nothing but what the streams say: made anew from them, they are the same.</summary>
public sealed class ProjectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_made_anew_from_the_streams_are_the_same(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var stores = story.Workspace.Stores;
        List<CaseNumber> numbers =
        [
            await story.Received(),
            await story.Accepted(),
            await story.Drafted(),
            await story.Approved(),
            await story.Published(),
        ];
        var rejected = await story.Received();
        await story.Ann.Post($"/api/cases/{rejected}/rejection", new { reason = "spam", answer = "No." });
        var asked = await story.Received();
        await story.Ann.Post($"/api/cases/{asked}/questions", new { question = "How?" });
        var planned = await story.Approved();
        (await story.Publish(planned, at: "2026-03-03T15:00:00Z")).ShouldSucceed();
        var reviewed = await story.Drafted();
        await story.Ann.Post($"/api/cases/{reviewed}/review", new { });
        var closed = await story.Published();
        (await story.Ann.Post($"/api/cases/{closed}/closure", new { })).ShouldSucceed();
        var written = await story.Accepted();
        await stores.Cases.Decide(
            written,
            new Viewer.Reporter(written),
            f => f.WriteBack(new("And?"), stores.Options.Programme, stores.Cases.Now),
            CancellationToken.None
        );

        foreach (var number in numbers.Concat([rejected, asked, planned, reviewed, closed, written]))
            (await Differences(stores, number)).ShouldBeEmpty(number.Text);
    }

    private static async Task<IReadOnlyList<string>> Differences(WorkspaceStart stores, CaseNumber number)
    {
        List<string> differences = [];
        // a refusal rolls back: what was projected anew is looked at and never kept
        await stores.Ledgers.InTransaction<object>(
            async session =>
            {
                var found = await session.Load<Case>(number.Stream, CancellationToken.None);
                var key = await session.Key(number.Stream, CancellationToken.None);
                var row = await session.Db.Cases.FindAsync(number.Text);
                var before = CaseSummary.Open(key, row!.Summary);
                await Projection.Write(session.Db, key, found, found.History[^1].Sequence, CancellationToken.None);
                differences.AddRange(
                    session
                        .Db.Entry(row)
                        .Properties.Where(p =>
                            p.Metadata.Name != nameof(row.Summary) && !Equals(p.OriginalValue, p.CurrentValue)
                        )
                        .Select(p => $"{p.Metadata.Name}: {p.OriginalValue} is {p.CurrentValue}")
                );
                if (before != CaseSummary.Open(key, row.Summary))
                    differences.Add("Summary");
                return Standards.Problems.Problem.NotFound;
            },
            CancellationToken.None
        );
        return differences;
    }
}
