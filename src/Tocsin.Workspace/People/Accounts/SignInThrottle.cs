using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>
/// Slows down whoever guesses, so that nobody can lock somebody else out: a browser that signed in to the account before has
/// a budget of its own, which nobody else can spend, and passkeys are not counted at all. Everybody else shares what one
/// place may try, and what may be tried at one account from all places together. Accounts that do not exist are counted
/// alike. Kept in memory, under a key of this process: no address is stored, and a restart forgets.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>How long a wrong try counts, where nothing else is said.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long a wrong try counts towards <see cref="PerAccountADay"/> and <see cref="PerBrowserADay"/>.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Wrong tries for one account from one place, by browsers that never signed in to it.</summary>
    public const int PerAccount = 5;

    /// <summary>Wrong tries from one place for whatever accounts, by browsers that never signed in to them.</summary>
    public const int PerPlace = 50;

    /// <summary>Wrong tries for one account from all places, by browsers that never signed in to it.</summary>
    public const int PerAccountADay = 20;

    /// <summary>Wrong tries by one browser that signed in before, and in one open session.</summary>
    public const int PerBrowser = 5;

    /// <summary>The same in a day: six digits are not found in a year of guessing.</summary>
    public const int PerBrowserADay = 20;

    private const int MostCounters = 100_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes one of the tries that are left; false when there is none. It is given back by <see cref="Succeeded"/>:
    /// counting first, so that many tries at once are counted too.
    /// </summary>
    public bool Take(SignInTry attempt)
    {
        Forget();
        return Limits(attempt).All(limit => CounterOf(limit).Take(time.GetUtcNow(), limit.Most, limit.Window));
    }

    /// <summary>Forgets the wrong tries of somebody who was right in the end; those of others keep counting.</summary>
    public void Succeeded(SignInTry attempt)
    {
        foreach (var limit in Limits(attempt))
        {
            if (limit.IsOwn)
                counters.TryRemove(limit.Name, out _);
            else if (counters.TryGetValue(limit.Name, out var shared))
                shared.GiveBack();
        }
    }

    private IEnumerable<Limit> Limits(SignInTry attempt)
    {
        if (attempt.Browser is { } browser)
        {
            yield return new(Name("browser", browser, null), PerBrowser, Window, IsOwn: true);
            yield return new(Name("browser a day", browser, null), PerBrowserADay, Day, IsOwn: false);
            yield break;
        }
        var account = attempt.Account.Trim().ToUpperInvariant();
        yield return new(Name("account", account, attempt.Place), PerAccount, Window, IsOwn: true);
        yield return new(Name("place", "", attempt.Place), PerPlace, Window, IsOwn: false);
        // last: one place spends no more of this than it has tries of its own
        yield return new(Name("account a day", account, null), PerAccountADay, Day, IsOwn: false);
    }

    private Counter CounterOf(Limit limit) => counters.GetOrAdd(limit.Name, _ => new());

    private string Name(string kind, string whose, IPAddress? place)
    {
        var text = Encoding.UTF8.GetBytes($"{kind}\n{whose}\n{Convert.ToHexString(Network(place))}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, text));
    }

    // an IPv6 customer has a whole /64
    private static ReadOnlySpan<byte> Network(IPAddress? place)
    {
        var bytes = place?.MapToIPv6().GetAddressBytes() ?? [];
        return place is { IsIPv4MappedToIPv6: false, AddressFamily: AddressFamily.InterNetworkV6 } ? bytes[..8] : bytes;
    }

    private void Forget()
    {
        if (counters.Count < MostCounters)
            return;
        var now = time.GetUtcNow();
        foreach (var (name, counter) in counters)
        {
            if (counter.IsOver(now))
                counters.TryRemove(name, out _);
        }
        // somebody makes up accounts faster than they are forgotten: all start again, rather than memory running out
        if (counters.Count >= MostCounters)
            counters.Clear();
    }

    /// <param name="IsOwn">Nobody else's tries are counted here: being right once forgets them all.</param>
    private readonly record struct Limit(string Name, int Most, TimeSpan Window, bool IsOwn);

    private sealed class Counter
    {
        private readonly Lock locked = new();
        private DateTimeOffset until;
        private int taken;

        public bool Take(DateTimeOffset now, int most, TimeSpan window)
        {
            lock (locked)
            {
                if (taken == 0 || now >= until)
                    (until, taken) = (now + window, 0);
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

        public bool IsOver(DateTimeOffset now)
        {
            lock (locked)
                return now >= until;
        }
    }
}

/// <summary>Somebody tries to show who they are by something that could be guessed.</summary>
/// <param name="Account">As it was typed, or a person's ID.</param>
/// <param name="Place">Where it was typed.</param>
/// <param name="Browser">What is known of a browser that signed in to this account before, or a session; null for any other.</param>
public sealed record SignInTry(string Account, IPAddress? Place, string? Browser = null);
