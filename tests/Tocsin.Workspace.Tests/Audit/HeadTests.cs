using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Heads;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Audit;

public sealed class HeadTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_day_has_one_head_that_follows_from_the_one_before_and_names_nothing(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        for (var day = 0; day < 3; day++)
            await VerifyTests.NextDay(story);
        await story.Workspace.Stores.Heads.Take(CancellationToken.None);

        var heads = Told(story);

        heads.Count.ShouldBe(3);
        heads[0].Previous.ShouldBeNull();
        (heads[1].Previous, heads[2].Previous).ShouldBe((heads[0].Hash, heads[1].Hash));
        heads.Select(h => h.Root).Distinct().Count().ShouldBe(3, "what fills a tree is new each day");
        foreach (var document in story.Workspace.Heads.Where(d => d.Kind == HeadDocument.Kind))
            Encoding.UTF8.GetString(document.Body.Span).ShouldNotContain(number.Text);
        var report = await story.Workspace.Stores.Verifier.Verify(Read(story), null, CancellationToken.None);
        report.Faults.ShouldBeEmpty();
        report.LastHead.ShouldBe(heads[2].Hash);
    }

    [Fact]
    public async Task A_case_that_is_cut_back_after_a_head_or_gone_is_missed_by_the_head()
    {
        await using var story = await Story.Begin();
        var (cut, gone) = (await story.Accepted(), await story.Received());
        await VerifyTests.NextDay(story);
        // a chain that verifies: its last entry dropped, and its head moved back to the one before
        await using (var db = story.Workspace.Stores.OpenCases())
        {
            var last = db.Entries.Where(e => e.Name == cut.Text && e.Kind == "case").Max(e => e.Sequence);
            var before = db.Entries.Single(e => e.Name == cut.Text && e.Kind == "case" && e.Sequence == last - 1);
            db.Streams.Single(s => s.Name == cut.Text && s.Kind == "case").Sequence = before.Sequence;
            db.Streams.Single(s => s.Name == cut.Text && s.Kind == "case").Hash = before.Hash;
            db.Entries.Remove(db.Entries.Single(e => e.Name == cut.Text && e.Kind == "case" && e.Sequence == last));
            await db.SaveChangesAsync();
        }
        foreach (var table in new[] { "entries", "streams" })
            await VerifyTests.Sql(story, $"""DELETE FROM {table} WHERE "Name" = '{gone}' AND "Kind" = 'case'""");

        var faults = (await story.Workspace.Stores.Verifier.Verify(null, null, CancellationToken.None)).Faults;

        faults.ShouldContain(f => f.Stream == null && f.What.Contains("covers 2 streams that have gone"));
    }

    [Fact]
    public async Task A_head_that_the_public_has_and_the_store_has_not_is_found()
    {
        await using var story = await Story.Begin();
        await VerifyTests.NextDay(story);
        var later = Told(story)[0] with { Day = "2031-01-01" };
        story.Workspace.Heads.Enqueue(later.ToDocument());

        var report = await story.Workspace.Stores.Verifier.Verify(Read(story), null, CancellationToken.None);

        report.Faults.ShouldHaveSingleItem().What.ShouldContain("2031-01-01 is public and not known here");
    }

    [Fact]
    public async Task That_a_head_covers_a_case_can_be_proved_with_its_root_alone()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        await VerifyTests.NextDay(story);
        await using var db = story.Workspace.Stores.OpenCases();
        var hashes = db
            .Entries.Where(e => e.Name == number.Text && e.Kind == "case")
            .OrderBy(e => e.Sequence)
            .Select(e => e.Hash)
            .ToList();

        var proof = (
            await story.Workspace.Stores.Heads.Prove(number, hashes, CancellationToken.None)
        ).ShouldNotBeNull();

        var leaf = HeadTree.Leaf(proof.Blinding, proof.Sequence, hashes[(int)proof.Sequence - 1]);
        Convert.ToHexStringLower(proof.Proof.RootFrom(leaf)).ShouldBe(Told(story)[0].Root);
        proof.Proof.Beside.Count.ShouldBe(12, "as with every number of cases up to two thousand");
        leaf[0] ^= 1;
        Convert.ToHexStringLower(proof.Proof.RootFrom(leaf)).ShouldNotBe(Told(story)[0].Root);
    }

    [Fact]
    public async Task A_day_whose_head_could_not_be_told_is_told_later_and_once()
    {
        await using var story = await Story.Begin();
        story.Workspace.FailsToPublish = 2;
        var now = story.Workspace.Clock.GetUtcNow();
        story.Workspace.Clock.Advance(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime);
        await Story.Eventually(() =>
        {
            // what failed is due again some seconds later
            story.Workspace.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(Told(story).Count > 0);
        });
        await story.Workspace.Work();

        Told(story).ShouldHaveSingleItem();
    }

    private static IReadOnlyList<HeadDocument> Told(Story story) =>
        [
            .. story
                .Workspace.Heads.Where(d => d.Kind == HeadDocument.Kind)
                .Select(d => HeadDocument.Read(d)!)
                .OrderBy(d => d.Day, StringComparer.Ordinal),
        ];

    private static ReadPublished Read(Story story) =>
        async (_, kind, each, _) =>
        {
            foreach (var document in story.Workspace.Heads.Where(d => d.Kind == kind))
                await each(document);
            return 1;
        };
}
