using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Tocsin.Public.Http;
using Tocsin.Standards.Problems;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Npm;

/// <summary>
/// The registry that knows which versions of a package there are, so that clients can be told a fix. Asked for the metadata of one
/// package at a time, at one origin that the operator has set, with nothing of what the reader sent but the name.
/// </summary>
internal sealed class UpstreamRegistry : IDisposable
{
    /// <summary>How long an answer is kept: a version that was just published is seen after this.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // the form that npm itself asks for to install: versions and their dependencies, without readmes
    private static readonly MediaTypeWithQualityHeaderValue Abbreviated = new("application/vnd.npm.install-v1+json");
    private static readonly MediaTypeWithQualityHeaderValue Full = new("application/json", 0.8);

    private readonly Uri origin;
    private readonly HttpClient http;
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = NpmLimits.KeptPackuments });
    private readonly ConcurrentDictionary<string, Lazy<Task<Result<byte[]>>>> asked = new(StringComparer.Ordinal);

    /// <param name="origin">Ends with a slash.</param>
    public UpstreamRegistry(Uri origin)
    {
        this.origin = origin;
        http = new(OutboundHandler.Make(AddressRule.Anywhere)) { Timeout = Patience };
        http.DefaultRequestHeaders.Accept.Add(Abbreviated);
        http.DefaultRequestHeaders.Accept.Add(Full);
    }

    /// <summary>
    /// The packument of a package; 404 where the registry has none, 502 where it does not answer well. Only what is good is kept.
    /// </summary>
    /// <param name="name">One that npm takes.</param>
    public async Task<Result<byte[]>> Read(string name)
    {
        if (kept.TryGetValue(name, out byte[]? packument))
            return packument!;
        // once, however many ask meanwhile; whoever asked first may hang up
        var asking = asked.GetOrAdd(name, n => new(() => Ask(n)));
        try
        {
            return await asking.Value;
        }
        finally
        {
            asked.TryRemove(new(name, asking));
        }
    }

    public void Dispose()
    {
        http.Dispose();
        kept.Dispose();
    }

    private async Task<Result<byte[]>> Ask(string name)
    {
        try
        {
            using var waiting = new CancellationTokenSource(Patience);
            var path = new Uri(origin, name.Replace("/", "%2f", StringComparison.Ordinal));
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
            if (answer.StatusCode == HttpStatusCode.NotFound)
                return Problem.NotFound;
            if (answer.StatusCode != HttpStatusCode.OK)
                return Unwell;
            using var body = new PooledBuffer(64 * 1024);
            await using var stream = await answer.Content.ReadAsStreamAsync(waiting.Token);
            for (int read; (read = await stream.ReadAsync(body.GetMemory(16 * 1024), waiting.Token)) > 0; )
            {
                body.Advance(read);
                if (body.Length > NpmLimits.LargestPackument)
                    return Unwell;
            }
            if (!IsPackumentOf(name, body.Written.Span))
                return Unwell;
            var packument = body.Written.ToArray();
            kept.Set(
                name,
                packument,
                new MemoryCacheEntryOptions { Size = packument.Length, AbsoluteExpirationRelativeToNow = Kept }
            );
            return packument;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            return Unwell;
        }
    }

    private static bool IsPackumentOf(string name, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var isNamed = false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var says = reader.ValueTextEquals("name"u8);
                reader.Read();
                isNamed |= says && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(name);
                reader.Skip();
            }
            return isNamed && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Problem Unwell =>
        new(
            "npm.upstream",
            502,
            "The registry behind this server did not answer as it should.",
            "Advisories are answered all the same; ask again later for fixes."
        );
}
