using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class AttachmentTests
{
    [Fact]
    public async Task A_sixth_file_is_a_fault_and_five_survive()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var files = Enumerable.Range(1, 6).Select(i => ($"{i}.txt", new byte[] { (byte)i })).ToArray();

        var refused = await browser.SendPage(AReport.Form(AReport.Needed, files));

        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("“6.txt” was not taken: at most 5 files can be sent.");
        refused.Fields("kept").Count.ShouldBe(5);
        var sent = await browser.SendPage(
            AReport.Form([.. AReport.Needed, .. refused.Fields("kept").Select(t => ("kept", t))])
        );
        (await tocsin.Attached(sent.Number())).ShouldBe([
            [1],
            [2],
            [3],
            [4],
            [5],
        ]);
    }

    [Fact]
    public async Task Files_of_two_tries_together_are_five_at_most()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var first = await browser.SendPage(AReport.Form([], ("1.txt", [1]), ("2.txt", [2]), ("3.txt", [3])));
        (string, string)[] kept = [.. first.Fields("kept").Select(t => ("kept", t))];

        var second = await browser.SendPage(
            AReport.Form([.. AReport.Needed, .. kept], ("4.txt", [4]), ("5.txt", [5]), ("6.txt", [6]))
        );

        second.Status.ShouldBe(422);
        second.Body.ShouldContain("“6.txt” was not taken: at most 5 files can be sent.");
        second.Fields("kept").Count.ShouldBe(5);
        (await SentTwiceTests.Count(tocsin, "files")).ShouldBe(5);
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_eleven_are_a_fault()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var (fits, fitsNot) = (SendReportTests.Bytes(10 * AReport.Megabyte), new byte[11 * AReport.Megabyte]);

        var refused = await browser.SendPage(
            AReport.Form(AReport.Needed, ("large.bin", fitsNot), ("fits.bin", fits), ("small.txt", [7]))
        );

        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("“large.bin” was not taken: A file is larger than 10 MB.");
        refused.Body.ShouldContain("fits.bin (10 MB)");
        var sent = await browser.SendPage(
            AReport.Form([.. AReport.Needed, .. refused.Fields("kept").Select(t => ("kept", t))])
        );
        (await tocsin.Attached(sent.Number())).ShouldBe([fits, [7]]);
    }

    [Fact]
    public async Task An_unticked_file_is_left_out()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var refused = await browser.SendPage(AReport.Form([], ("1.txt", [1]), ("2.txt", [2])));

        var sent = await browser.SendPage(AReport.Form([.. AReport.Needed, ("kept", refused.Fields("kept")[1])]));

        (await tocsin.Attached(sent.Number())).ShouldBe([
            [2],
        ]);
    }

    [Fact]
    public async Task A_ticket_that_was_changed_is_none()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var refused = await browser.SendPage(AReport.Form([], ("1.txt", [1])));
        var ticket = refused.Fields("kept").Single();
        string[] forged = [ticket[..^1] + (ticket[^1] == 'A' ? 'Q' : 'A'), ticket[1..], "", "!", new string('A', 5000)];

        var sent = await browser.SendPage(AReport.Form([.. AReport.Needed, .. forged.Select(t => ("kept", t))]));

        sent.Status.ShouldBe(201);
        (await tocsin.Attached(sent.Number())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_belongs_to_the_first_report_that_named_it()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var ticket = (await browser.SendPage(AReport.Form([], ("1.txt", [1])))).Fields("kept").Single();
        var first = await browser.SendPage(AReport.Form([.. AReport.Needed, ("kept", ticket)]));

        var second = await browser.SendPage(AReport.Form([.. AReport.Needed, ("kept", ticket)]));

        second.Status.ShouldBe(409);
        second.Body.ShouldContain("not there any more");
        (await tocsin.Attached(first.Number())).ShouldBe([
            [1],
        ]);
        (await SentTwiceTests.Count(tocsin, "cases")).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_wait_an_hour_and_are_then_swept(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var browser = tocsin.Intake.Browser();
        var ticket = (await browser.SendPage(AReport.Form([], ("poc.txt", [1])))).Fields("kept").Single();

        // asking again within the hour makes it wait for another one
        tocsin.Clock.Advance(TimeSpan.FromMinutes(59));
        (await browser.SendPage(AReport.Form([("kept", ticket)]))).Fields("kept").ShouldBe([ticket]);
        tocsin.Clock.Advance(TimeSpan.FromMinutes(59));
        await tocsin.Stores.Files.Sweep(CancellationToken.None);
        (await SentTwiceTests.Count(tocsin, "files")).ShouldBe(1);

        tocsin.Clock.Advance(TimeSpan.FromMinutes(1));
        await tocsin.Stores.Files.Sweep(CancellationToken.None);

        (await SentTwiceTests.Count(tocsin, "files")).ShouldBe(0);
        (await SentTwiceTests.Count(tocsin, "file_chunks")).ShouldBe(0);
        var late = await browser.SendPage(AReport.Form([.. AReport.Needed, ("kept", ticket)]));
        late.Status.ShouldBe(422);
        late.Body.ShouldContain("“poc.txt” waited for more than an hour; choose it again.");
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await using var tocsin = await TestWorkspace.Start();
        const string canary = "canary-broken-upload-5521";
        using var form = AReport.Form(AReport.Needed);
        form.Add(AReport.File("a.txt", new StreamContent(new BreakingStream(canary, 3 * AReport.Megabyte))));

        await Should.ThrowAsync<HttpRequestException>(() => tocsin.Intake.Browser().SendPage(form));

        while (await SentTwiceTests.Count(tocsin, "files") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        (await SentTwiceTests.Count(tocsin, "file_chunks")).ShouldBe(0);
        (await SentTwiceTests.Count(tocsin, "cases")).ShouldBe(0);
        Disk.Holding(tocsin.Folder, canary).ShouldBeEmpty();
        Disk.Buffered(canary).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\\\temp\\\\poc.exe", "poc.exe")]
    [InlineData("a\u202Etxt.exe", "atxt.exe")]
    [InlineData("...", "attachment")]
    [InlineData("漏洞-🔔.md", "漏洞-🔔.md")]
    [InlineData("<img src=x>.html", "img src=x.html")]
    public async Task Hostile_names_of_files_are_tamed(string sent, string kept)
    {
        await using var tocsin = await TestWorkspace.Start();

        var answer = await tocsin.Intake.Browser().SendPage(AReport.Form(AReport.Needed, (sent, [1])));

        answer.Status.ShouldBe(201, answer.Body);
        (await tocsin.Case(answer.Number())).Report!.Attachments.Single().Name.ShouldBe(kept);
    }

    [Fact]
    public async Task A_very_long_name_is_cut_between_characters()
    {
        await using var tocsin = await TestWorkspace.Start();
        var name = "x" + string.Concat(Enumerable.Repeat("🔔", 100));

        var answer = await tocsin.Intake.Browser().SendPage(AReport.Form(AReport.Needed, (name, [1])));

        answer.Status.ShouldBe(201, answer.Body);
        var kept = (await tocsin.Case(answer.Number())).Report!.Attachments.Single().Name;
        kept.ShouldBe("x" + string.Concat(Enumerable.Repeat("🔔", 59)));
    }

    [Fact]
    public async Task Without_room_for_files_the_text_is_still_accepted()
    {
        await using var tocsin = await TestWorkspace.Start();
        await using var full = await OtherProcess.Start(
            tocsin,
            options => options with { FileBudget = 12 * AReport.Megabyte }
        );
        var browser = full.Site.Browser();
        var first = await browser.SendPage(AReport.Form(AReport.Needed, ("large.bin", new byte[5 * AReport.Megabyte])));
        first.Status.ShouldBe(201, first.Body);

        var refused = await browser.SendPage(AReport.Form(AReport.Needed, ("more.txt", [1])));
        var byApi = await browser.SendApi(AReport.Form(AReport.Needed, ("more.txt", [1])));

        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("“more.txt” was not taken: There is no room for files at the moment.");
        refused.Body.ShouldContain(WebUtility.HtmlEncode(AReport.Needed[0].Value));
        byApi.ShouldBeRefused(422, "input.faulty").Body.ShouldContain("no room for files");
        (await browser.SendPage(AReport.Form(AReport.Needed))).Status.ShouldBe(201);
        (await browser.Post("/api/reports", AReport.Json)).Status.ShouldBe(201);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_uploads_at_once_share_the_budget(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        await using var full = await OtherProcess.Start(
            tocsin,
            options => options with { FileBudget = 30 * AReport.Megabyte }
        );

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => full.Site.Browser().SendPage(AReport.Form([], ("a.bin", new byte[8 * AReport.Megabyte]))))
        );

        await using var db = tocsin.Stores.OpenCases();
        var kept = await db
            .Database.SqlQueryRaw<long>("SELECT CAST(SUM(\"Size\") AS BIGINT) AS \"Value\" FROM files")
            .SingleAsync();
        kept.ShouldBeInRange(8 * AReport.Megabyte, 30 * AReport.Megabyte);
    }

    [Fact]
    public async Task A_program_s_files_do_not_wait()
    {
        await using var tocsin = await TestWorkspace.Start();

        var refused = await tocsin.Intake.Browser().SendApi(AReport.Form([], ("a.bin", [1])));

        refused.ShouldBeRefused(422, "input.faulty");
        (await SentTwiceTests.Count(tocsin, "files")).ShouldBe(0);
    }

    [Fact]
    public async Task Far_too_much_is_refused_whole()
    {
        await using var tocsin = await TestWorkspace.Start();

        var addresses = tocsin.Intake.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(addresses.Addresses.Single()).Port);
        await using var stream = client.GetStream();

        // it says how long it is, sends nothing of it, and waits
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /reports HTTP/1.1\r\nHost: localhost:5082\r\nAccept: text/html\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 314572800\r\n\r\n"
            )
        );

        using var answer = new StreamReader(stream);
        (await answer.ReadLineAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    /// <summary>So much of a text, again and again, and then the network is gone.</summary>
    private sealed class BreakingStream(string text, long length) : Stream
    {
        private readonly byte[] line = Encoding.UTF8.GetBytes(text + "\n");
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (left <= 0)
                throw new IOException("the network is gone");
            var taken = Math.Min(count, line.Length);
            line.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
            left -= taken;
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
