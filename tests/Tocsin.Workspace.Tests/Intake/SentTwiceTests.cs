using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class SentTwiceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_page_that_is_reloaded_makes_no_second_case(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var browser = tocsin.Intake.Browser();
        var once = (await browser.Page("/")).Field("once");
        var file = Encoding.UTF8.GetBytes("a file");
        MultipartFormDataContent Form() => AReport.Form([.. AReport.Needed, ("once", once)], ("a.txt", file));

        var first = await browser.SendPage(Form());
        var second = await browser.SendPage(Form());

        first.Status.ShouldBe(201, first.Body);
        second.Status.ShouldBe(409);
        second.Body.ShouldContain(first.Number().Text);
        second.Body.ShouldNotContain(first.Receipt());
        (await Count(tocsin, "cases")).ShouldBe(1);
        (await Count(tocsin, "files")).ShouldBe(1);
        (await tocsin.Attached(first.Number())).ShouldBe([file]);
    }

    [Fact]
    public async Task A_page_that_named_its_files_again_can_be_reloaded_too()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var refused = await browser.SendPage(AReport.Form([("once", "abc")], ("a.txt", [1, 2, 3])));
        var ticket = refused.Fields("kept").Single();
        MultipartFormDataContent Form() => AReport.Form([.. AReport.Needed, ("once", "abc"), ("kept", ticket)]);

        var first = await browser.SendPage(Form());
        var second = await browser.SendPage(Form());

        (first.Status, second.Status).ShouldBe((201, 409));
        (await tocsin.Attached(first.Number())).ShouldBe([
            [1, 2, 3],
        ]);
    }

    [Fact]
    public async Task Another_report_from_the_same_page_is_another_report()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();

        var first = await browser.SendPage(AReport.Form([.. AReport.Needed, ("once", "abc")]));
        var second = await browser.SendPage(AReport.Form([.. AReport.Needed, ("impact", "More."), ("once", "abc")]));

        (first.Status, second.Status).ShouldBe((201, 201));
        second.Number().ShouldNotBe(first.Number());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_that_repeats_itself_at_once_makes_one_case(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        async Task<TestAnswer> Send()
        {
            using var body = JsonContent.Create(AReport.Json);
            body.Headers.Add("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");
            return await tocsin.Intake.Browser().SendApi(body);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send()));

        answers.Count(a => a.Status == 201).ShouldBe(1);
        foreach (var other in answers.Where(a => a.Status != 201))
            other.ShouldBeRefused(409, "report.received-already");
        (await Count(tocsin, "cases")).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_it_is_forgotten_that_a_report_was_sent()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        await browser.SendPage(AReport.Form([.. AReport.Needed, ("once", "abc")]));
        (await Count(tocsin, "submissions")).ShouldBe(1);

        tocsin.Clock.Advance(TimeSpan.FromHours(24));
        await browser.SendPage(AReport.Form([.. AReport.Needed, ("what", "Other."), ("once", "def")]));

        (await Count(tocsin, "submissions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var body = JsonContent.Create(AReport.Json);
        body.Headers.Add("Idempotency-Key", new string('k', 101));

        (await tocsin.Intake.Browser().SendApi(body)).ShouldBeRefused(400, "idempotency-key.too-long");
    }

    internal static async Task<int> Count(TestWorkspace tocsin, string table)
    {
        var count = "SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM " + table;
        await using var db = tocsin.Stores.OpenCases();
        return await db.Database.SqlQueryRaw<int>(count).SingleAsync();
    }
}
