using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>
/// Slows down whoever guesses. Counts wrong tries by account and place together, so that nobody can lock somebody else
/// out from another place; accounts that do not exist are counted alike. Kept in memory, under a key of this process:
/// no address is stored.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>How long a wrong try counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Wrong tries for one account from one place.</summary>
    public const int PerAccount = 5;

    /// <summary>Wrong tries from one place for whatever accounts.</summary>
    public const int PerPlace = 50;

    private const int MostCounters = 100_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes one of the tries that are left; false when there is none. It is given back by <see cref="Succeeded"/>:
    /// counting first, so that many tries at once are counted too.
    /// </summary>
    /// <param name="account">As it was typed, or a person's ID.</param>
    /// <param name="place">Where it was typed.</param>
    public bool Take(string account, IPAddress? place)
    {
        Forget();
        return counters.GetOrAdd(Name(account, place), _ => new()).Take(time.GetUtcNow(), PerAccount)
            && counters.GetOrAdd(Name("", place), _ => new()).Take(time.GetUtcNow(), PerPlace);
    }

    /// <summary>Forgets the wrong tries of somebody who was right in the end.</summary>
    public void Succeeded(string account, IPAddress? place)
    {
        counters.TryRemove(Name(account, place), out _);
        if (counters.TryGetValue(Name("", place), out var all))
            all.GiveBack();
    }

    // an IPv6 customer has a whole /64
    private string Name(string account, IPAddress? place)
    {
        var bytes = place?.MapToIPv6().GetAddressBytes() ?? [];
        var network = place
            is { IsIPv4MappedToIPv6: false, AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 }
            ? bytes.AsSpan(0, 8)
            : bytes;
        byte[] all = [.. network, 0, .. Encoding.UTF8.GetBytes(account.Trim().ToUpperInvariant())];
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, all));
    }

    private void Forget()
    {
        if (counters.Count < MostCounters)
            return;
        var old = time.GetUtcNow() - Window;
        foreach (var (name, counter) in counters)
        {
            if (counter.IsOlderThan(old))
                counters.TryRemove(name, out _);
        }
        // somebody makes up accounts faster than they are forgotten: all start again, rather than memory running out
        if (counters.Count >= MostCounters)
            counters.Clear();
    }

    private sealed class Counter
    {
        private readonly Lock locked = new();
        private DateTimeOffset since;
        private int taken;

        public bool Take(DateTimeOffset now, int most)
        {
            lock (locked)
            {
                if (taken == 0 || now - since >= Window)
                    (since, taken) = (now, 0);
                if (taken >= most)
                    return false;
                taken++;
                return true;
            }
        }

        public void GiveBack()
        {
            lock (locked)
                taken = Math.Max(0, taken - 1);
        }

        public bool IsOlderThan(DateTimeOffset instant)
        {
            lock (locked)
                return since <= instant;
        }
    }
}
