using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>
/// Asks one question of CVE Services: the three headers, no redirects, no cookies, no proxy of the environment, at most so many
/// bytes. The key is in a header and nowhere else.
/// </summary>
public sealed class CveServicesLine(TimeProvider time, CveServicesPatience patience) : IDisposable
{
    /// <summary>The largest answer, in bytes once decompressed: 500 IDs are a quarter of a megabyte.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int Depth = 64;

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => http.Dispose();

    /// <summary>
    /// The answer to a request that was done. Refused with a <c>cve-services.…</c> problem; asked again only where the service said
    /// that it did nothing and that later it might.
    /// </summary>
    public async Task<Result<CveServicesAnswer>> Ask(
        CveAccess access,
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancel
    )
    {
        if (access.Service is not { } service)
            return CveServicesProblems.Practice;
        if (CveServicesAddress.Fault(service) is not null)
            return CveServicesProblems.Unsafe;
        for (var (attempt, pause) = (1, patience.Pause); ; attempt++, pause *= 2)
        {
            var (answer, wanted) = await Once(access, service, method, path, body, cancel);
            if (answer.Problem is not { } problem || !CveServicesProblems.DidNothing(problem))
                return answer;
            if (attempt >= patience.Attempts)
                return problem;
            var next = wanted is { } asked && asked > pause ? asked : pause;
            await Task.Delay(next < patience.Longest ? next : patience.Longest, time, cancel);
        }
    }

    private async Task<(Result<CveServicesAnswer> Answer, TimeSpan? Wanted)> Once(
        CveAccess access,
        Uri service,
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancel
    )
    {
        using var deadline = new CancellationTokenSource(patience.Answer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            using var request = Request(access, service, method, path, body);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (await Read(response, either.Token), Wanted(response.Headers));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (CveServicesProblems.NoAnswer, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // what could not even be connected to did nothing, and is worth no haste either
            return (
                broken is HttpRequestException { HttpRequestError: var error } && NeverAsked(error)
                    ? CveServicesProblems.OutOfReach
                    : CveServicesProblems.NoAnswer,
                null
            );
        }
    }

    private static bool NeverAsked(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError;

    private static HttpRequestMessage Request(
        CveAccess access,
        Uri service,
        HttpMethod method,
        string path,
        JsonObject? body
    )
    {
        var request = new HttpRequestMessage(method, new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{path}"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tocsin", "1"));
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.Add("CVE-API-ORG", access.Org);
        request.Headers.Add("CVE-API-USER", access.User);
        request.Headers.Add("CVE-API-KEY", access.Key);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    private static async Task<Result<CveServicesAnswer>> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        var read = await Body(response, cancel);
        // its words are kept where it refuses: an error page is no JSON, and tells nothing
        if (!response.IsSuccessStatusCode)
            return CveServicesProblems.Of(response.StatusCode, read);
        return read is null ? CveServicesProblems.NotUnderstood : new CveServicesAnswer(read, response.Headers.Date);
    }

    private static async Task<JsonObject?> Body(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var from = await response.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; )
        {
            if (kept.Length + read > MostBytes)
                return null;
            kept.Write(buffer, 0, read);
        }
        try
        {
            return JsonNode.Parse(
                    kept.GetBuffer().AsSpan(0, (int)kept.Length),
                    documentOptions: new() { MaxDepth = Depth, AllowDuplicateProperties = false }
                ) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Wanted(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter?.Delta is { } delta)
            return delta;
        return
            headers.TryGetValues("ratelimit-reset", out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
