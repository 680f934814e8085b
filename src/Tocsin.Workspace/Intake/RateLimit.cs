using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// Counts how often somebody did something within a window of time. Whom it counts is a keyed hash under a key that only
/// this process ever had; it is forgotten with its window, and never written anywhere.
/// </summary>
/// <param name="most">So often within one window.</param>
/// <param name="window">From the first time on.</param>
public sealed class RateLimit(int most, TimeSpan window, TimeProvider time)
{
    /// <summary>So many are told apart; from then on, strangers share one count.</summary>
    public const int MostKnown = 100_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<UInt128, Count> counts = [];
    private readonly Lock door = new();
    private DateTimeOffset nextSweep = time.GetUtcNow() + window;

    public TimeSpan Window => window;

    /// <summary>Counts one more; false, and not counted, when that would be too many.</summary>
    public bool Take(string whom)
    {
        lock (door)
        {
            var count = Of(whom);
            if (count.Times >= most)
                return false;
            count.Times++;
            return true;
        }
    }

    /// <summary>Whether one more would be too many; counts nothing.</summary>
    public bool Spent(string whom)
    {
        lock (door)
            return Of(whom).Times >= most;
    }

    private Count Of(string whom)
    {
        var now = time.GetUtcNow();
        Sweep(now);
        var name = Name(whom);
        if (!counts.TryGetValue(name, out var count) && counts.Count >= MostKnown)
            name = UInt128.Zero;
        if (!counts.TryGetValue(name, out count) || now >= count.Ends)
            counts[name] = count = new(now + window);
        return count;
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < nextSweep)
            return;
        foreach (var (name, _) in counts.Where(c => now >= c.Value.Ends).ToList())
            counts.Remove(name);
        nextSweep = now + window;
    }

    private UInt128 Name(string whom)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(whom));
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, 8));
    }

    private sealed class Count(DateTimeOffset ends)
    {
        public DateTimeOffset Ends => ends;

        public int Times { get; set; }
    }
}
