using System.Net;
using System.Text.Json;

namespace Tocsin.Clients.Tests.Signing;

/// <summary>Somebody who knows the address of the CSAF provider and finds everything else by what that says.</summary>
internal sealed class AReader(HttpClient site)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    public async Task<JsonElement> Metadata() => await Json("/.well-known/csaf/provider-metadata.json");

    /// <summary>The keys that the provider names, by fingerprint, the newest last.</summary>
    public async Task<IReadOnlyList<(string Fingerprint, string Armored)>> Keys()
    {
        var keys = new List<(string, string)>();
        foreach (var key in (await Metadata()).GetProperty("public_openpgp_keys").EnumerateArray())
        {
            var path = new Uri(key.GetProperty("url").GetString()!).AbsolutePath;
            keys.Add((key.GetProperty("fingerprint").GetString()!, await site.GetStringAsync(path)));
        }
        return keys;
    }

    /// <summary>The one document there is, with its signature, as the feed leads to them; no signature where it names none.</summary>
    public async Task<(byte[] Body, string? Signature)> Document()
    {
        var feed = await Json("/.well-known/csaf/white/csaf-feed-tlp-white.json");
        var links = feed.GetProperty("feed")
            .GetProperty("entry")
            .EnumerateArray()
            .ShouldHaveSingleItem()
            .GetProperty("link")
            .EnumerateArray()
            .ToLookup(l => l.GetProperty("rel").GetString()!, l => new Uri(l.GetProperty("href").GetString()!));
        var signature = links["signature"].SingleOrDefault();
        return (
            await site.GetByteArrayAsync(links["self"].Single().AbsolutePath),
            signature is null ? null : await site.GetStringAsync(signature.AbsolutePath)
        );
    }

    public Task<string> SecurityTxt() => site.GetStringAsync("/.well-known/security.txt");

    /// <summary>Waits until the one document is signed, or says why it should have been.</summary>
    public async Task<(byte[] Body, string Signature)> SignedDocument(Func<string, Task<bool>>? good = null)
    {
        var (body, signature) = await Document();
        await Eventually(async () =>
        {
            (body, signature) = await Document();
            return signature is not null && (good is null || await good(signature));
        });
        return (body, signature.ShouldNotBeNull());
    }

    public static async Task Eventually(Func<Task<bool>> holds)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Soon;
        while (!await holds())
        {
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(deadline, "it did not happen in time");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private async Task<JsonElement> Json(string path)
    {
        using var answer = await site.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }
}
