using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Workspace.Audit;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Audit;

/// <summary>Verifying walks everything that is kept, and says of each fault where it is.</summary>
public sealed class VerifyTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_done_with_it_leaves_a_store_that_verifies(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        await story.Published();
        await story.Drafted();
        await story.Workspace.Work();

        var report = await Verify(story);

        report.Faults.ShouldBeEmpty();
        report.Streams.ShouldBeGreaterThan(5);
        await using var db = story.Workspace.Stores.OpenCases();
        report.Entries.ShouldBe(await db.Entries.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everything_that_is_wrong_is_said_at_once_each_with_its_place(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var (changed, shorter, keyless, rowless) = (
            await story.Accepted(),
            await story.Accepted(),
            await story.Received(),
            await story.Received()
        );
        var (moved, made) = (await story.Received(), "TC-2222-2222");
        await Sql(
            story,
            $"""UPDATE entries SET "Facts" = "Text" WHERE "Name" = '{changed}' AND "Kind" = 'case' AND "Sequence" = 2"""
        );
        await Sql(story, $"""DELETE FROM entries WHERE "Name" = '{shorter}' AND "Kind" = 'case' AND "Sequence" = 2""");
        await Sql(story, $"""DELETE FROM streams WHERE "Name" = '{rowless}' AND "Kind" = 'case'""");
        await Sql(story, $"""UPDATE cases SET "Owner" = 'p-nobody' WHERE "Number" = '{moved}'""");
        await using (var keys = story.Workspace.Stores.OpenKeys())
            await keys.StreamKeys.Where(k => k.Name == keyless.Text && k.Kind == "case").ExecuteDeleteAsync();

        var faults = (await Verify(story)).Faults;

        faults.ShouldContain(f => f.Stream == changed.Stream && f.Sequence == 2 && f.What.Contains("Facts"));
        faults.ShouldContain(f => f.Stream == shorter.Stream && f.What.Contains("does not end where it should"));
        faults.ShouldContain(f => f.Stream == rowless.Stream && f.What.Contains("of a stream that has gone"));
        faults.ShouldContain(f => f.Stream == moved.Stream && f.What.Contains("cases.Owner"));
        faults.ShouldContain(f => f.Stream == keyless.Stream && f.What.Contains("key of the stream is missing"));
        faults.ShouldAllBe(f => f.Next.Length > 20);
        made.ShouldNotBe(changed.Text);
    }

    [Fact]
    public async Task A_row_without_entries_and_a_file_with_a_changed_byte_are_found()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        await Sql(story, $"""UPDATE cases SET "Number" = 'TC-2222-2222' WHERE "Number" = '{number}'""");

        var faults = (await Verify(story)).Faults;

        faults.ShouldContain(f => f.Stream == new StreamId("case", "TC-2222-2222") && f.What.Contains("no entry"));
        faults.ShouldContain(f => f.Stream == number.Stream && f.What.Contains("row in cases is missing"));
    }

    [Fact]
    public async Task The_page_says_what_the_command_says_and_names_no_case_to_who_may_read_none()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        var (_, operators) = await story.Workspace.SignIn(Duty.Operator);
        (await operators.Get("/audit/verify")).Body.ShouldContain("Verify now");
        (await operators.Submit("/audit/verify")).Body.ShouldContain("Everything is as it was written");

        await Sql(story, $"""UPDATE cases SET "Owner" = 'p-nobody' WHERE "Number" = '{number}'""");
        var faulty = await operators.Submit("/audit/verify");

        faulty.Body.ShouldContain("cases.Owner");
        faulty.Body.ShouldContain("a case that you may not read");
        faulty.Body.ShouldNotContain(number.Text);
        (await story.Ann.Post("/api/audit/verify", new { })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_case_shows_its_length_its_last_hash_and_which_head_covers_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        (await story.Ann.Get($"/api/cases/{number}/verification"))
            .ShouldSucceed()
            .Json.GetProperty("coveredBy")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        await NextDay(story);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post($"/api/cases/{number}/questions", new { question = "How?" })).ShouldSucceed();
        var found = (await ann.Get($"/api/cases/{number}/verification")).ShouldSucceed().Json;

        found.GetProperty("sound").GetBoolean().ShouldBeTrue();
        var entries = found.GetProperty("entries").GetInt32();
        found.GetProperty("coveredTo").GetInt64().ShouldBe(entries - 1, "the question came after the head");
        await using var db = story.Workspace.Stores.OpenCases();
        var row = await db.Streams.SingleAsync(s => s.Kind == "case" && s.Name == number.Text);
        found.GetProperty("lastHash").GetString().ShouldBe(Convert.ToHexStringLower(row.Hash));
        (await ann.Get($"/cases/{number}/verify")).Body.ShouldContain(Convert.ToHexStringLower(row.Hash));
    }

    internal static async Task NextDay(Story story)
    {
        var now = story.Workspace.Clock.GetUtcNow();
        story.Workspace.Clock.Advance(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime);
        await story.Workspace.Work();
    }

    internal static async Task Sql(Story story, string statement)
    {
        await using var db = story.Workspace.Stores.OpenCases();
        (await db.Database.ExecuteSqlRawAsync(statement)).ShouldBeGreaterThan(0);
    }

    private static Task<StoreReport> Verify(Story story) =>
        story.Workspace.Stores.Verifier.Verify(null, null, CancellationToken.None);
}
