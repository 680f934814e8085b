using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Tocsin.Workspace.Tests;

/// <summary>Asks a <see cref="TestSite"/> as a browser does: keeps cookies, says where it comes from, follows nothing by itself.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri origin;

    public TestBrowser(Uri origin, Func<CancellationToken, ValueTask<Stream>> connect)
    {
        this.origin = origin;
        http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                ConnectCallback = (_, cancel) => connect(cancel),
            }
        )
        {
            BaseAddress = origin,
        };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent instead of signing in; null for a browser.</summary>
    public string? Token { get; init; }

    /// <summary>What <c>Origin</c> says; by default this site's.</summary>
    public string? ClaimedOrigin { get; set; }

    /// <summary>Sent as <c>Idempotency-Key</c>; null for nothing.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Sent as <c>Tocsin-Proof</c>; null for nothing.</summary>
    public string? Proof { get; set; }

    /// <summary>What <c>User-Agent</c> says; null for nothing.</summary>
    public string? UserAgent { get; set; }

    /// <summary>Asks for a page.</summary>
    public Task<TestAnswer> Page(string path) => Send(HttpMethod.Get, path, null, "text/html");

    /// <summary>Asks the API.</summary>
    public Task<TestAnswer> Get(string path) => Send(HttpMethod.Get, path, null, "application/json");

    /// <summary>Sends a form of a page.</summary>
    public Task<TestAnswer> Submit(string path, params IEnumerable<(string Name, string Value)> fields) =>
        Send(HttpMethod.Post, path, Form(fields), "text/html");

    /// <summary>Sends a form as a script does, and wants problems as JSON.</summary>
    public Task<TestAnswer> SubmitForJson(string path, params IEnumerable<(string Name, string Value)> fields) =>
        Send(HttpMethod.Post, path, Form(fields), "application/json");

    public Task<TestAnswer> Post(string path, object body) => SendJson(HttpMethod.Post, path, body);

    public Task<TestAnswer> Put(string path, object body) => SendJson(HttpMethod.Put, path, body);

    public Task<TestAnswer> Delete(string path) => Send(HttpMethod.Delete, path, null, "application/json");

    public Task<TestAnswer> SendJson(HttpMethod method, string path, object body) =>
        Send(method, path, JsonContent.Create(body), "application/json");

    public async Task<TestAnswer> Send(
        HttpMethod method,
        string path,
        HttpContent? content,
        string accept,
        string? ifMatch = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        if (UserAgent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (IdempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", IdempotencyKey);
        if (Proof is not null)
            request.Headers.TryAddWithoutValidation("Tocsin-Proof", Proof);
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token);
        else if (method != HttpMethod.Get)
            request.Headers.Add("Origin", ClaimedOrigin ?? origin.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request);
        return await TestAnswer.Read(answer);
    }

    public void Dispose() => http.Dispose();

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
