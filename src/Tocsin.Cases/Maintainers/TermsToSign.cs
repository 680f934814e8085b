using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Cases.Maintainers;

/// <summary>What a maintainer agrees to before they are told anything, Markdown.</summary>
/// <param name="Until">Until when they keep silent, UTC; null: there is nothing to keep silent about.</param>
public sealed record TermsToSign(DateTimeOffset? Until, string Text)
{
    /// <summary>Binds a signature to exactly this text: SHA-256, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <param name="mark">As what is shared is marked, with what that means.</param>
    /// <param name="agreed">What was agreed to beside the instant, Markdown; null: nothing.</param>
    public static TermsToSign Of(DateTimeOffset? until, string mark, string? agreed)
    {
        var silence = until is { } end
            ? $"- I tell nobody of it before {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC, other than those whom the team has let into this case. It ends earlier if the team says so here, or once it is public."
            : "- It is public already: there is nothing to keep silent about. What else I read here I use for coordinating only.";
        var text = $"""
            {silence}
            - I use what I read here to understand, to fix and to coordinate, and for nothing else: I exploit it nowhere, and I do not patch what I run ahead of others.
            - I push no fix, test or message to a public place from which it could be guessed before the day.
            - If it leaks, or I think that it did, I say so here at once.
            - I can leave at any time. What I promised I keep until the day.
            - Everything here is marked {mark}
            """;
        return new(until, agreed is null ? text : $"{text}\n\nWith it was agreed:\n\n{agreed}");
    }
}
