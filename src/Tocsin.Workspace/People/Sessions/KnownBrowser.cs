using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>
/// Remembers in a sealed cookie to which accounts a browser has signed in. It opens nothing: passwords that it sends are
/// counted by themselves, so that whoever guesses elsewhere cannot use up the tries of somebody at their own desk. Signing
/// out leaves it there.
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider protection, Origins origins, TimeProvider time)
{
    /// <summary>A browser that was away longer is a new one.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>So many accounts a browser is known for; one more forgets the one used longest ago.</summary>
    public const int Most = 4;

    private const string Name = "tocsin-browser";

    private readonly IDataProtector seal = protection.CreateProtector("a browser that signed in before");
    private readonly bool secure = origins.Workspace.Scheme == Uri.UriSchemeHttps;

    /// <summary>What this browser is counted as when it signs in to that account; null where it never has.</summary>
    /// <param name="account">An address, as it was typed.</param>
    public string? For(HttpContext context, string account)
    {
        var wanted = HashOf(account);
        return Read(context).Find(known => known.Account == wanted)?.Id;
    }

    /// <summary>Takes note that it signed in.</summary>
    public void Remember(HttpContext context, string account)
    {
        var (known, mine) = (Read(context), HashOf(account));
        var id =
            known.Find(one => one.Account == mine)?.Id ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        IEnumerable<Entry> kept =
        [
            new(mine, id, time.GetUtcNow()),
            .. known.Where(one => one.Account != mine).OrderByDescending(one => one.At).Take(Most - 1),
        ];
        context.Response.Cookies.Append(
            CookieName,
            seal.Protect(string.Join('\n', kept.Select(one => one.Text))),
            new()
            {
                HttpOnly = true,
                Secure = secure,
                // Lax: the way back from an identity provider begins at another site
                SameSite = SameSiteMode.Lax,
                Path = "/",
                MaxAge = Lasts,
                IsEssential = true,
            }
        );
    }

    private string CookieName => secure ? "__Host-" + Name : Name;

    private List<Entry> Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } sent)
            return [];
        try
        {
            var oldest = time.GetUtcNow() - Lasts;
            return [.. seal.Unprotect(sent).Split('\n').Select(Entry.Read).Where(one => one.At > oldest)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string HashOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.Trim().ToUpperInvariant())));

    private sealed record Entry(string Account, string Id, DateTimeOffset At)
    {
        public string Text =>
            string.Join(' ', Account, Id, At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        // nobody but this class has sealed it
        public static Entry Read(string text) =>
            text.Split(' ') is [var account, var id, var at]
                ? new(account, id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)))
                : throw new CryptographicException("sealed by another program");
    }
}
