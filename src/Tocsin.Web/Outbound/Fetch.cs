using System.Net;
using System.Net.Http.Headers;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Outbound;

/// <summary>
/// GETs over https what strangers serve, within limits: the same host all the way, so many bytes once decompressed, so much time.
/// </summary>
/// <param name="handler">Made by <see cref="OutboundHandler.Make"/>; disposed with this.</param>
/// <param name="says">Whether a request names the program that asks: not where that alone would tell something.</param>
public sealed class Fetch(SocketsHttpHandler handler, TimeProvider time, bool says = true) : IDisposable
{
    /// <summary>How often an answer may lead elsewhere on the same host.</summary>
    public const int MostRedirects = 3;

    private readonly HttpClient http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>
    /// Writes the body into what <paramref name="into"/> opens. Refused: <c>fetch.not-https</c>, <c>fetch.address</c> (a private
    /// address), <c>fetch.redirect</c>, <c>fetch.missing</c> (404 or 410), <c>fetch.status</c>, <c>fetch.too-large</c>,
    /// <c>fetch.too-slow</c>, <c>fetch.broken</c>.
    /// </summary>
    /// <param name="known">What an earlier answer said of itself; then the answer may be <see cref="Fetched.Unchanged"/>.</param>
    /// <param name="most">The most bytes, decompressed.</param>
    /// <param name="patience">For all of it.</param>
    public async Task<Result<Fetched>> Get(
        Uri address,
        Fetched? known,
        Func<Stream> into,
        long most,
        TimeSpan patience,
        CancellationToken cancel
    )
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            return await Follow(address, known, into, most, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused("too-slow", $"{address.Host} did not answer within {patience.TotalSeconds:N0} seconds.");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return broken is AddressRefusedException || broken.InnerException is AddressRefusedException
                ? Refused("address", $"{address.Host} leads to no public address.")
                : Refused("broken", $"{address.Host} could not be read: {Cause(broken)}.");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Result<Fetched>> Follow(
        Uri address,
        Fetched? known,
        Func<Stream> into,
        long most,
        CancellationToken cancel
    )
    {
        var (host, port) = (address.Host, address.Port);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
                return Refused("not-https", "Only https is read, without a user in the address.");
            using var request = Request(address, known);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            switch (answer.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await Read(address, answer, into, most, cancel);
                case HttpStatusCode.NotModified when known is not null:
                    return known with { Unchanged = true };
                case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                    return Refused("missing", $"{address.Host} has nothing there.");
                case HttpStatusCode.Moved
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect when answer.Headers.Location is { } next:
                    address = new(address, next);
                    if (address.Host != host || address.Port != port || address.Scheme != Uri.UriSchemeHttps)
                        return Refused("redirect", $"{host} leads to another host, which is not followed.");
                    break;
                default:
                    return Refused("status", $"{host} answered {(int)answer.StatusCode}.");
            }
        }
        return Refused("redirect", $"{host} leads on more than {MostRedirects} times.");
    }

    private HttpRequestMessage Request(Uri address, Fetched? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (says)
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tocsin", "1"));
        if (known?.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (known?.Modified is { } modified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return request;
    }

    private static async Task<Result<Fetched>> Read(
        Uri address,
        HttpResponseMessage answer,
        Func<Stream> into,
        long most,
        CancellationToken cancel
    )
    {
        await using var from = await answer.Content.ReadAsStreamAsync(cancel);
        await using var to = into();
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; )
        {
            most -= read;
            if (most < 0)
                return Refused("too-large", $"{address.Host} sends more than is taken.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new Fetched(
            Header(answer.Headers, "ETag"),
            Header(answer.Content.Headers, "Last-Modified"),
            Unchanged: false
        );
    }

    // What comes from outside is sent back and stored: only what is short.
    private static string? Header(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && string.Join(", ", values) is { Length: > 0 and <= 200 } value
            ? value
            : null;

    private static string Cause(Exception broken) =>
        broken switch
        {
            HttpRequestException { HttpRequestError: var error and not HttpRequestError.Unknown } => Words(error),
            _ => "the connection broke",
        };

    private static string Words(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => "there is no such host",
            HttpRequestError.ConnectionError => "it takes no connection",
            HttpRequestError.SecureConnectionError => "its certificate is not to be trusted",
            _ => "the connection broke",
        };

    private static Problem Refused(string code, string title) =>
        new($"fetch.{code}", 502, title, "It is tried again when it is next due.");
}

/// <summary>What an answer said of itself.</summary>
/// <param name="Tag">Its <c>ETag</c> as sent; null where it had none.</param>
/// <param name="Modified">Its <c>Last-Modified</c> as sent.</param>
/// <param name="Unchanged">Nothing was sent: what is known is still so.</param>
public sealed record Fetched(string? Tag, string? Modified, bool Unchanged);
