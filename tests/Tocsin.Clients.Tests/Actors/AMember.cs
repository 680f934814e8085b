using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Clients.Tests.Actors;

/// <summary>A member who works by API in a session that they opened with a password and an authenticator.</summary>
internal sealed partial class AMember : IDisposable
{
    private readonly HttpClient http;

    private AMember(HttpClient http, string name, Authenticator authenticator) =>
        (this.http, Name, Authenticator) = (http, name, authenticator);

    public string Name { get; }

    public Authenticator Authenticator { get; }

    /// <summary>Takes an invitation as a person with a browser does, form by form.</summary>
    public static async Task<AMember> Join(TocsinProcess tocsin, Uri link, string name, string email, string password)
    {
        var browser = tocsin.Client("workspace");
        // what a browser says of itself: without it no form is taken
        browser.DefaultRequestHeaders.Add("Origin", tocsin.Origin("workspace"));
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var code = Hidden(await browser.GetStringAsync(link.AbsolutePath), "code");
        var page = await Post(browser, "/join", ("code", code));
        var authenticator = new Authenticator(Key().Match(page).Value);
        await Post(
            browser,
            "/join/password",
            [
                ("code", code),
                ("setup", Hidden(page, "setup")),
                ("name", name),
                ("email", email),
                ("password", password),
                ("otp", await authenticator.Next()),
                .. All(page, "sign").Select(text => ("sign", text)),
            ]
        );
        browser.DefaultRequestHeaders.Remove("Accept");
        return new(browser, name, authenticator);
    }

    /// <summary>Asks somebody in; gives the link to pass on.</summary>
    public async Task<Uri> Invite(string name, params string[] duties)
    {
        var made = await Send(
            HttpMethod.Post,
            "/api/people",
            new
            {
                name,
                duties,
                code = await Authenticator.Next(),
            }
        );
        return new(made.GetProperty("link").GetString()!);
    }

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<JsonElement> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task<JsonElement> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    /// <summary>The answer as it came, refusals too.</summary>
    public Task<HttpResponseMessage> Ask(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancel = default
    )
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return http.SendAsync(request, cancel);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body)
    {
        using var answer = await Ask(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<string> Post(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await http.PostAsync(path, form);
        var page = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode} {page}");
        return page;
    }

    private static IEnumerable<string> All(string page, string name) =>
        Regex
            .Matches(
                page,
                $"name=\"{name}\"[^>]*value=\"(?<value>[^\"]*)\"",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups["value"].Value));

    private static string Hidden(string page, string name)
    {
        var found = Regex.Match(
            page,
            $"name=\"{name}\" value=\"(?<value>[^\"]*)\"",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        found.Success.ShouldBeTrue($"no field {name} in {page}");
        return System.Net.WebUtility.HtmlDecode(found.Groups["value"].Value);
    }

    [GeneratedRegex("([A-Z2-7]{4} ){7}[A-Z2-7]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
