using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Tocsin.Clients.Tests.Actors;

/// <summary>An authenticator app, written from RFC 6238 and not from our own server: shows codes that it has not shown before.</summary>
internal sealed class Authenticator(string base32)
{
    private const int Step = 30;

    private readonly byte[] secret = Decode(base32.Replace(" ", "", StringComparison.Ordinal));
    private long last;

    /// <summary>The next code that was not used; waits where the next one is too far ahead to be taken.</summary>
    public async Task<string> Next()
    {
        // servers take one step either way; the one before now is as good, unless now is over before it arrives
        var step = Math.Max(IsYoung() ? Now() - 1 : Now(), last + 1);
        while (step > Now() + 1)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        last = step;
        return Code(step);
    }

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what RFC 6238 has")]
    private string Code(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[19] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    // whether the step has at least half of its time left
    private static bool IsYoung() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % Step < Step / 2;

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Step;

    // RFC 4648, section 6
    private static byte[] Decode(string text)
    {
        var bits = string.Concat(
            text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
