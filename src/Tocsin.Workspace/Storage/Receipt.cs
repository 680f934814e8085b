using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// What a reporter without an account comes back with: 128 random bits as 39 digits, written in groups of four so that
/// they can be copied by hand. Shown once; kept only as a keyed hash.
/// </summary>
public sealed record Receipt
{
    private const int Length = 39;

    private Receipt(string digits) => Digits = digits;

    public string Digits { get; }

    public static Receipt Create() =>
        new(
            new BigInteger(RandomNumberGenerator.GetBytes(16), isUnsigned: true)
                .ToString(CultureInfo.InvariantCulture)
                .PadLeft(Length, '0')
        );

    /// <summary>Takes digits with whatever spaces and hyphens stand between them; null for anything else.</summary>
    public static Receipt? Parse(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–')));
        return digits.Length == Length && digits.All(char.IsAsciiDigit) ? new(digits) : null;
    }

    /// <summary><c>0123 4567 8901 …</c></summary>
    public override string ToString() => string.Join(' ', Digits.Chunk(4).Select(group => new string(group)));
}
