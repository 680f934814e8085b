using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>An open session as its owner sees it.</summary>
/// <param name="Handle">Names it to its owner; opens nothing.</param>
/// <param name="Since">UTC.</param>
/// <param name="LastUsed">A day, UTC.</param>
/// <param name="Browser">See <see cref="BrowserFamily"/>.</param>
public sealed record OpenSession(string Handle, DateTimeOffset Since, DateOnly LastUsed, string Browser)
{
    private const char Between = '|';

    /// <summary>As it is kept beside its ID, sealed.</summary>
    internal string Text =>
        string.Join(
            Between,
            Since.ToString("O", CultureInfo.InvariantCulture),
            LastUsed.ToString("O", CultureInfo.InvariantCulture),
            Browser
        );

    internal static OpenSession Begun(string id, DateTimeOffset now, string browser) =>
        new(HandleOf(id), now, DayOf(now), browser);

    /// <summary>Null for what is none.</summary>
    internal static OpenSession? Read(string id, string? text)
    {
        var parts = (text ?? "").Split(Between, 3);
        if (!DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, out var since))
            return null;
        // sessions that were opened before days and browsers were kept have an instant alone
        return
            parts.Length == 3
            && DateOnly.TryParseExact(parts[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(HandleOf(id), since, day, parts[2])
            : new(HandleOf(id), since, DayOf(since), BrowserFamily.Unknown);
    }

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    internal static string HandleOf(string id) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(id)).AsSpan(0, 16));
}
