using System.Security.Cryptography;
using System.Text;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Stands once for a code of an authenticator that was lost: sixteen readable characters, 80 random bits.</summary>
public static class RecoveryCode
{
    /// <summary>So many are made at once.</summary>
    public const int Count = 10;

    private const int Length = 16;

    /// <summary>New ones, in groups of four characters.</summary>
    public static IReadOnlyList<string> Create()
    {
        var random = new ReadableRandom(RandomNumberGenerator.Fill);
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => string.Join('-', random.Characters(Length).Chunk(4).Select(group => new string(group)))),
        ];
    }

    /// <summary>What is kept of one: SHA-256 in base 64; null for what cannot be one.</summary>
    public static string? HashOf(string? typed)
    {
        var text = ReadableRandom.Corrected(
            (typed ?? "").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
        );
        return text.Length == Length && ReadableRandom.Reads(text)
            ? Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(text)))
            : null;
    }
}
