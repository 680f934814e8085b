using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>
/// Codes of an authenticator app: RFC 6238 with what every such app assumes, HMAC-SHA-1, six digits, steps of 30 seconds
/// since 1970. One step either way is taken, for clocks that differ.
/// </summary>
public static class Totp
{
    /// <summary>So long one code is shown.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const int Digits = 6;
    private const int Tolerance = 1;

    /// <summary>The number of the step that <paramref name="at"/> falls in.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of one step, with its leading zeros.</summary>
    public static string Code(TotpSecret secret, long step) => Code(secret.Bytes, step, Digits);

    /// <summary>
    /// The step whose code <paramref name="typed"/> is (spaces in it do not matter); null where it is no current one, or
    /// not later than <paramref name="lastUsed"/>: a code works once (RFC 6238, section 5.2).
    /// </summary>
    public static long? Match(TotpSecret secret, string? typed, DateTimeOffset now, long lastUsed)
    {
        var code = Encoding.UTF8.GetBytes((typed ?? "").Replace(" ", "", StringComparison.Ordinal));
        long? matched = null;
        // every candidate is compared, so that the time taken tells nothing
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), code);
            if (same && step > lastUsed)
                matched = step;
        }
        return matched;
    }

    /// <summary>HOTP (RFC 4226, section 5.3) of a counter.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what authenticator apps compute (RFC 6238)")]
    internal static string Code(ReadOnlySpan<byte> secret, long step, int digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var offset = mac[^1] & 0xf;
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[offset..]) & 0x7fff_ffff;
        var modulus = (uint)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
