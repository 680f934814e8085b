using System.Security.Cryptography;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>What an authenticator app and this server share: 160 bits, as RFC 4226 (section 4, R6) recommends.</summary>
public sealed class TotpSecret
{
    private const int Size = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] bytes;

    public TotpSecret(byte[] bytes) =>
        this.bytes = bytes.Length >= 16 ? bytes : throw new ArgumentException("at least 128 bits", nameof(bytes));

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>In base 32 without padding (RFC 4648, section 6): as apps take it typed in.</summary>
    public string Text => Base32(bytes);

    /// <summary>The same in groups of four, for people who type it.</summary>
    public string Groups => string.Join(' ', Text.Chunk(4).Select(group => new string(group)));

    public static TotpSecret Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>What an app reads from a QR code (the de-facto "key URI format").</summary>
    /// <param name="issuer">Who it is for.</param>
    /// <param name="account">Whose it is.</param>
    public string Uri(string issuer, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}"
        + $"?secret={Text}&issuer={System.Uri.EscapeDataString(issuer)}";

    // 160 bits are 32 characters exactly; the loop takes any number of bytes
    private static string Base32(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (buffer, bits) = (((buffer << 8) | next) & 0xfff, bits + 8);
            while (bits >= 5)
                text.Append(Alphabet[(buffer >> (bits -= 5)) & 31]);
        }
        if (bits > 0)
            text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
