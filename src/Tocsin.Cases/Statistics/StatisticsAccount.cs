using Tocsin.Ledger;

namespace Tocsin.Cases.Statistics;

/// <summary>Everything that was counted: what was told once stays told.</summary>
public sealed class StatisticsAccount : IFolded<StatisticsAccount>
{
    private readonly List<StatisticsPeriod> periods = [];

    private StatisticsAccount() { }

    public static StreamId Stream { get; } = new("statistics", "programme");

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<StatisticsPeriod> Periods => periods;

    /// <summary>Null before the first.</summary>
    public StatisticsPeriod? Last => periods is [.., var last] ? last : null;

    /// <summary>When the last one was counted, UTC.</summary>
    public DateTimeOffset CountedAt { get; private set; }

    public static StatisticsAccount Empty(StreamId stream) => new();

    /// <summary>Counts every period that is complete by now.</summary>
    /// <param name="cases">See <see cref="StatisticsPeriod.Of"/>.</param>
    public Decision Count(IEnumerable<CaseTimes> cases, TimeZoneInfo zone, DateTimeOffset now) =>
        Decision.Of([.. StatisticsPeriod.Of(cases, Last, zone, now).Select(p => new PeriodCounted(p))]);

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is not PeriodCounted counted)
            return;
        periods.Add(counted.Period);
        CountedAt = recorded.At;
    }
}

/// <summary>A period was counted. It has numbers alone, and is for the public as it is.</summary>
public sealed record PeriodCounted(StatisticsPeriod Period) : Entry;
