using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;

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
            (await Projected.Differences(stores, number)).ShouldBeEmpty(number.Text);
    }
}
