namespace Tocsin.Workspace.Storage;

/// <summary>What a member sees of the line: only the cases that they may see are in it, and only those are counted.</summary>
/// <param name="Count">How many stand in it.</param>
/// <param name="Since">When the first of them was sent, UTC; null where none stands in it.</param>
/// <param name="Day">The last 24 hours, the oldest first.</param>
/// <param name="First">Those that leave it next, in that order, at most <see cref="Most"/>.</param>
public sealed record LineView(
    int Count,
    DateTimeOffset? Since,
    IReadOnlyList<LineHour> Day,
    IReadOnlyList<QueueItem> First
)
{
    /// <summary>So many are shown at once.</summary>
    public const int Most = 1_000;

    internal static IReadOnlyList<LineHour> Hours(
        IReadOnlyCollection<(DateTimeOffset At, bool Stood)> arrivals,
        DateTimeOffset now
    ) =>
        [
            .. Enumerable
                .Range(0, 24)
                .Select(i => now.AddHours(i - 24))
                .Select(from => new LineHour(
                    from,
                    arrivals.Count(a => a.At > from && a.At <= from.AddHours(1)),
                    arrivals.Count(a => a.Stood && a.At > from && a.At <= from.AddHours(1))
                )),
        ];
}

/// <summary>What came in within an hour.</summary>
/// <param name="From">When the hour began, UTC.</param>
/// <param name="Came">Reports that came in.</param>
/// <param name="Stood">Those of them that had to stand in line.</param>
public sealed record LineHour(DateTimeOffset From, int Came, int Stood);
