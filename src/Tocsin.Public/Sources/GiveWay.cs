using Tocsin.Public.Storage;

namespace Tocsin.Public.Sources;

/// <summary>
/// Lets those go first who ask, however long an import takes: while many do, each of its threads works for a quarter of a millisecond and
/// then rests for eight times as long. Priorities do not do that: a kernel that only changes its mind with the clock lets a request wait
/// for up to four milliseconds behind whatever runs, of whatever priority.
/// </summary>
/// <remarks>
/// It ends: who waits to write makes it hurry, and so does <see cref="Patience"/>. What SQLite does at once (a commit, and moving its log)
/// nobody can interrupt: it takes a second of a very large import.
/// </remarks>
public sealed class GiveWay(Traffic traffic, TimeProvider time)
{
    /// <summary>A request that has to wait for a thread waits for no longer.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMicroseconds(250);

    /// <summary>After so long an import has given way enough.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    [ThreadStatic]
    private static long began;

    private long looked;
    private long firstAsked;
    private volatile bool isAsked;

    /// <summary>After each slice.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Nobody goes first.</summary>
    public static GiveWay ToNobody { get; } = new(Traffic.None, TimeProvider.System);

    /// <summary>Called by each thread between two things that take it some hundredths of a millisecond.</summary>
    public void Pass()
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(looked, now) >= Look)
            LookAround(now);
        if (!isAsked || time.GetElapsedTime(began, now) < Slice)
            return;
        Thread.Sleep(Rest);
        began = time.GetTimestamp();
    }

    // several threads may: they see the same
    private void LookAround(long now)
    {
        looked = now;
        var asked = traffic.IsAsked;
        if (asked && firstAsked == 0)
            firstAsked = now;
        isAsked = asked && !traffic.IsWanted && time.GetElapsedTime(firstAsked, now) < Patience;
    }
}
