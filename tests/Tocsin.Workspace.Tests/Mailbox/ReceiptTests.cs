using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Mailbox;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_receipt_is_taken_however_its_digits_are_grouped()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        var digits = reported.Receipt.Replace(" ", "");

        foreach (
            var typed in (string[])[digits, reported.Receipt.Replace(' ', '-'), $"  {digits[..20]}\t{digits[20..]}\n"]
        )
            (await reported.Page(typed)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Receipts_are_128_random_bits_and_read_back()
    {
        var receipts = Enumerable.Range(0, 500).Select(_ => Receipt.Create()).ToList();

        receipts.Select(r => r.Digits).Distinct().Count().ShouldBe(500);
        foreach (var receipt in receipts)
            Receipt.Parse(receipt.ToString()).ShouldBe(receipt);
        await Task.CompletedTask;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_malformed_replaced_and_absent_receipts_answer_alike(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin);
        var browser = tocsin.Intake.Browser();
        (await browser.Post("/api/mailbox/receipt", new { receipt = reported.Receipt })).ShouldSucceed();
        string[] wrong = [reported.Receipt, new('7', 39), "nonsense", "", new string('9', 2000)];

        foreach (var path in (string[])["", "/messages", "/receipt", "/attachments/1"])
        {
            var pages = new List<string>();
            var answers = new List<string>();
            foreach (var receipt in wrong)
            {
                tocsin.Clock.Advance(TimeSpan.FromMinutes(30));
                pages.Add((await browser.Submit("/mailbox" + path, ("receipt", receipt), ("body", "x"))).Whole);
                answers.Add((await browser.Post("/api/mailbox" + path, new { receipt, body = "x" })).Whole);
            }
            pages.Add((await browser.Submit("/mailbox" + path, ("body", "x"))).Whole);
            answers.Add((await browser.Post("/api/mailbox" + path, new { body = "x" })).Whole);

            pages.Distinct().Count().ShouldBe(1);
            answers.Distinct().Count().ShouldBe(1);
            pages[0].ShouldStartWith("404");
            answers[0].ShouldStartWith("404");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_receipt_kills_the_old(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin);

        var page = await tocsin.Intake.Browser().Submit("/mailbox/receipt", ("receipt", reported.Receipt));

        page.Status.ShouldBe(200);
        page.Headers["Cache-Control"].ShouldBe("no-store");
        page.Receipt().ShouldNotBe(reported.Receipt);
        (await reported.Page()).Status.ShouldBe(404);
        var opened = await reported.Page(page.Receipt());
        opened.Status.ShouldBe(200);
        opened.Body.ShouldContain("A new receipt; the one before works no more");
        // asking again with the old one, as a browser that reloads does, changes nothing
        (await tocsin.Intake.Browser().Submit("/mailbox/receipt", ("receipt", reported.Receipt))).Status.ShouldBe(404);
        (await reported.Page(page.Receipt())).Status.ShouldBe(200);
    }
}
