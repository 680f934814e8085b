using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;

namespace Tocsin.Workspace.Tests.Intake;

/// <summary>Reports as reporters send them.</summary>
internal static class AReport
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>What is needed and nothing else.</summary>
    public static IReadOnlyList<(string Name, string Value)> Needed { get; } =
    [
        ("what", "A crafted URL makes the parser read past its buffer."),
        ("where", "url-thing"),
        ("howToReproduce", "Run `node -e \"new URL('http://☃.example')\"`."),
    ];

    public static object Json { get; } = new
    {
        what = "It breaks.",
        where = "url-thing",
        howToReproduce = "Look at it.",
    };

    /// <summary>A form with files, as a browser encodes it (RFC 7578).</summary>
    public static MultipartFormDataContent Form(
        IEnumerable<(string Name, string Value)> fields,
        params IEnumerable<(string Name, byte[] Content)> files
    )
    {
        var form = new MultipartFormDataContent("----tocsin-tests");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, content) in files)
            form.Add(File(name, new ByteArrayContent(content)));
        return form;
    }

    /// <summary>A part of such a form; the name of the file is raw UTF-8, as browsers write it.</summary>
    public static HttpContent File(string name, HttpContent content)
    {
        var latin = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name));
        content.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"attachments\"; filename=\"{latin}\""
        );
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    /// <summary>Sends by page, as a browser does.</summary>
    public static Task<TestAnswer> SendPage(this TestBrowser browser, HttpContent form) =>
        browser.Send(HttpMethod.Post, "/reports", form, "text/html");

    /// <summary>Sends by API.</summary>
    public static Task<TestAnswer> SendApi(this TestBrowser browser, HttpContent body) =>
        browser.Send(HttpMethod.Post, "/api/reports", body, "application/json");

    /// <summary>The case number that an answer shows.</summary>
    public static CaseNumber Number(this TestAnswer answer) =>
        CaseNumber.Parse(Found(answer, "TC-[0-9A-Z]{4}-[0-9A-Z]{4}")).Value;

    /// <summary>The receipt that an answer shows.</summary>
    public static string Receipt(this TestAnswer answer) => Found(answer, "[0-9]{4}( [0-9]{4}){8} [0-9]{3}");

    /// <summary>Every value that a page has for a field, in order.</summary>
    public static IReadOnlyList<string> Fields(this TestAnswer answer, string name) =>
        [
            .. Matches(answer.Body, $"<input[^>]*name=\"{name}\"[^>]*value=\"([^\"]*)\"")
                .Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)),
        ];

    /// <summary>The case behind a number, as the clock sees it.</summary>
    public static async Task<Tocsin.Cases.Case> Case(this TestWorkspace tocsin, CaseNumber number) =>
        (await tocsin.Stores.Cases.Read(number, new Viewer.Clock(), "case", CancellationToken.None)).Value;

    /// <summary>The content of the case's attachments, in order.</summary>
    public static async Task<IReadOnlyList<byte[]>> Attached(this TestWorkspace tocsin, CaseNumber number)
    {
        var found = await tocsin.Case(number);
        List<byte[]> contents = [];
        foreach (var attachment in found.Report!.Attachments)
        {
            using var content = new MemoryStream();
            await foreach (var piece in tocsin.Stores.Files.Open(attachment, CancellationToken.None))
                content.Write(piece);
            contents.Add(content.ToArray());
        }
        return contents;
    }

    private static string Found(TestAnswer answer, string pattern)
    {
        var matches = Matches(answer.Body, pattern);
        matches.ShouldNotBeEmpty(answer.Body);
        return matches[0].Value;
    }

    private static MatchCollection Matches(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
}
