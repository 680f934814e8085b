using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Web.Tests.Forms;

public sealed class FormReaderTests
{
    private static readonly FormLimits Tight = new()
    {
        Fields = 4,
        NameBytes = 20,
        ValueBytes = 100,
        TextBytes = 250,
        Files = 2,
        FileBytes = 1000,
        AllFileBytes = 3000,
    };

    [Fact]
    public async Task Fields_come_as_typed_with_repeats_lists_and_line_breaks()
    {
        var form = await Sent(
            Url("a=1&a=2&t=x%0D%0Ay+%C3%A9&affected%5B0%5D.name=left&affected[2].name=right&empty=&bare"),
            new()
        );

        form.Value.Values.All("a").ShouldBe(["1", "2"]);
        form.Value.Values["t"].ShouldBe("x\ny é");
        form.Value.Values.Indexes("affected").ShouldBe([0, 2]);
        form.Value.Values.Under("affected[2]")["name"].ShouldBe("right");
        form.Value.Values.Has("empty").ShouldBeTrue();
        form.Value.Values.Has("bare").ShouldBeTrue();
        form.Value.Values["absent"].ShouldBeNull();
    }

    [Theory]
    [InlineData("a=%zz", "form.malformed")]
    [InlineData("a=%4", "form.malformed")]
    [InlineData("a=%C3", "form.malformed")]
    [InlineData("a=x%00y", "form.malformed")]
    [InlineData("a=1&a=2&a=3&a=4&a=5", "form.too-large")]
    [InlineData("a23456789012345678901=1", "form.too-large")]
    public async Task A_form_that_breaks_a_rule_is_refused_whole(string body, string code) =>
        (await Sent(Url(body), Tight)).Problem!.Code.ShouldBe(code);

    [Fact]
    public async Task Every_limit_on_text_holds_for_both_encodings_and_not_one_byte_earlier()
    {
        var longest = new string('x', 100);
        (await Sent(Url($"a={longest}"), Tight)).Succeeded.ShouldBeTrue();
        (await Sent(Url($"a={longest}x"), Tight)).Problem!.Status.ShouldBe(413);
        (await Sent(Multi(f => f.Add(new StringContent(longest), "a")), Tight)).Succeeded.ShouldBeTrue();
        (await Sent(Multi(f => f.Add(new StringContent(longest + "x"), "a")), Tight)).Problem!.Status.ShouldBe(413);

        (await Sent(Url($"a={longest}&b={longest}&c={new string('x', 42)}"), Tight)).Succeeded.ShouldBeTrue(); // 250 bytes
        (await Sent(Url($"a={longest}&b={longest}&c={new string('x', 43)}"), Tight)).Problem!.Status.ShouldBe(413);
        var three = Multi(f =>
        {
            foreach (var name in "abc")
                f.Add(new StringContent(longest), name.ToString());
        });
        (await Sent(three, Tight)).Problem!.Status.ShouldBe(413);
    }

    [Fact]
    public async Task Files_arrive_as_streams_in_order_and_leave_nothing_in_the_temporary_folder()
    {
        var before = Directory.GetFileSystemEntries(Path.GetTempPath(), "ASPNETCORE_*").Length;
        List<string> seen = [];
        var large = new byte[3_000_000];
        new Random(7).NextBytes(large);
        var limits = new FormLimits { Files = 3 };

        var form = await Sent(
            Multi(f =>
            {
                f.Add(new StringContent("before"), "title");
                f.Add(new ByteArrayContent(large), "files", "../../etc/proof.bin");
                f.Add(new StringContent("small"), "files", "C:\\temp\\b.txt");
                f.Add(new StringContent("after"), "details");
            }),
            limits,
            async (file, cancel) =>
            {
                using var content = new MemoryStream();
                await file.Content.CopyToAsync(content, cancel);
                seen.Add($"{file.Field}:{file.Name}:{content.Length}");
                if (file.Name == "proof.bin")
                    content.ToArray().AsSpan().SequenceEqual(large).ShouldBeTrue();
                Directory.GetFileSystemEntries(Path.GetTempPath(), "ASPNETCORE_*").Length.ShouldBe(before);
                return null;
            }
        );

        seen.ShouldBe(["files:proof.bin:3000000", "files:b.txt:5"]);
        form.Value.Values["title"].ShouldBe("before");
        form.Value.Values["details"].ShouldBe("after");
        form.Value.FileFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_a_fault_and_what_was_typed_survives()
    {
        var cut = 0;
        var form = await Sent(
            Multi(f =>
            {
                f.Add(new ByteArrayContent(new byte[1001]), "files", "big.bin");
                f.Add(new ByteArrayContent(new byte[1000]), "files", "fits.bin");
                f.Add(new ByteArrayContent(new byte[1]), "files", "third.bin");
                f.Add(new StringContent("still here"), "title");
            }),
            Tight,
            async (file, cancel) =>
            {
                try
                {
                    await file.Content.CopyToAsync(Stream.Null, cancel);
                }
                catch (FormCutException)
                {
                    cut++;
                    throw;
                }
                return null;
            }
        );

        cut.ShouldBe(1);
        form.Value.Values["title"].ShouldBe("still here");
        form.Value.FileFaults.Select(f => (f.Path, f.Message.Split('”')[0]))
            .ShouldBe([("files", "“big.bin"), ("files", "“third.bin")]);
    }

    [Fact]
    public async Task A_file_field_left_empty_is_no_file_and_a_refused_file_says_why()
    {
        var empty = new ByteArrayContent([]);
        empty.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"files\"; filename=\"\"");
        var form = await Sent(
            Multi(f =>
            {
                f.Add(empty);
                f.Add(new StringContent("x"), "files", "a.exe");
            }),
            Tight,
            (_, _) => Task.FromResult<Problem?>(Problem.Conflict("full", "The disk is full."))
        );

        form.Value.FileFaults.ShouldBe([new Fault("files", "“a.exe” was not taken: The disk is full.")]);
    }

    [Fact]
    public async Task More_than_the_whole_may_be_is_413_and_a_body_that_ends_early_is_400()
    {
        var flood = Multi(f =>
        {
            for (var i = 0; i < 80; i++)
                f.Add(new ByteArrayContent(new byte[1000]), "files", "f");
        });
        (await Sent(flood, Tight)).Problem!.Code.ShouldBe("form.too-large");

        var chunked = Multi(f => f.Add(new ByteArrayContent(new byte[100_000]), "files", "f"));
        (await Sent(chunked, Tight, chunked: true)).Problem!.Code.ShouldBe("form.too-large");

        (
            await Sent(
                Raw("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf"),
                Tight
            )
        ).Problem!.Code.ShouldBe("form.cut-short");
    }

    [Theory]
    [InlineData("multipart/form-data", "--b--", "form.malformed")]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n",
        "form.malformed"
    )]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n", "form.malformed")]
    [InlineData("application/json", "{}", "form.type")]
    [InlineData("text/plain", "a=b", "form.type")]
    public async Task What_is_no_form_is_refused(string type, string body, string code) =>
        (await Sent(Raw(type, body), Tight)).Problem!.Code.ShouldBe(code);

    private static StringContent Url(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static ByteArrayContent Raw(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static MultipartFormDataContent Multi(Action<MultipartFormDataContent> fill)
    {
        var form = new MultipartFormDataContent();
        fill(form);
        return form;
    }

    private static async Task<Result<ReadForm>> Sent(
        HttpContent content,
        FormLimits limits,
        Func<SentFile, CancellationToken, Task<Problem?>>? take = null,
        bool chunked = false
    )
    {
        take ??= async (file, cancel) =>
        {
            await file.Content.CopyToAsync(Stream.Null, cancel);
            return null;
        };
        Result<ReadForm>? read = null;
        await using var host = await TestHost.Start(app =>
            app.MapPost(
                "/",
                async (HttpContext context) =>
                {
                    read = await FormReader.Read(context.Request, limits, take, context.RequestAborted);
                }
            )
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return read!.Value;
    }
}
