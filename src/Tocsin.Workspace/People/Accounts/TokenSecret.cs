using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>What a program shows instead of signing in: <c>tocsin_</c> and 256 random bits, kept as a hash alone.</summary>
public readonly record struct TokenSecret
{
    private const string Prefix = "tocsin_"; // so that scanners for leaked secrets know one
    private const int Size = 32;

    private TokenSecret(string text) => Text = text;

    public string Text { get; }

    /// <summary>SHA-256; found by it, so that nothing is compared character by character.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static TokenSecret Create() => new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size)));

    /// <summary>Null for what cannot be one.</summary>
    public static TokenSecret? Parse(string? text) =>
        text is { Length: 50 } && text.StartsWith(Prefix, StringComparison.Ordinal) && text.All(char.IsAscii)
            ? new TokenSecret(text)
            : null;
}
