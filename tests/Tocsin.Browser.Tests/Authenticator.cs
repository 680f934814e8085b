using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Tocsin.Browser.Tests;

/// <summary>
/// The app on somebody's phone: RFC 6238 with HMAC-SHA-1, six digits, 30 seconds. Written anew here, so that the server's
/// own codes are checked against another reading of the standard.
/// </summary>
/// <param name="key">In base 32, in groups, as the page shows it.</param>
internal sealed class Authenticator(string key)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long Step = 30;

    private long last;

    /// <summary>A code that was not shown before: each works once. Waits for the next when this step's was shown already.</summary>
    public async Task<string> Code()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        if (now / Step <= last)
            await Task.Delay(TimeSpan.FromSeconds(((last + 1) * Step) - now), TimeProvider.System);
        last = Math.Max(last + 1, now / Step);
        return CodeOf(last);
    }

    [SuppressMessage("Security", "CA5350", Justification = "what RFC 6238 says and every app computes")]
    private string CodeOf(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(Bytes(), counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    // RFC 4648, section 6
    private byte[] Bytes()
    {
        var bits = string.Concat(
            key.Where(c => !char.IsWhiteSpace(c)).Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0'))
        );
        return
        [
            .. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)),
        ];
    }
}
