using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Reading;

/// <summary>Every alarm that was raised over somebody's reading.</summary>
public sealed class ReadingAlarms : IFolded<ReadingAlarms>
{
    /// <summary>The due row that tells of one; its key is the person and the alarm's sequence.</summary>
    public const string TellDue = "unusual-reading";

    private readonly List<ReadingAlarm> all = [];

    private ReadingAlarms() { }

    public static StreamId Stream { get; } = new("reading-alarms", "programme");

    /// <summary>In order.</summary>
    public IReadOnlyList<ReadingAlarm> All => all;

    public static ReadingAlarms Empty(StreamId stream) => new();

    /// <summary>Raises an alarm; nothing within an hour of the last one over the same person.</summary>
    public Decision Raise(PersonId person, int count, int limit, DateTimeOffset now) =>
        all.Exists(alarm => alarm.Person == person && alarm.At > now.AddHours(-1))
            ? Decision.Nothing
            : Decision
                .Of(new UnusualReading(person, count, limit))
                .And(new DueRow(TellDue, $"{person}:{all.Count + 1}", now));

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is UnusualReading unusual)
            all.Add(new(unusual.Person, unusual.Count, unusual.Limit, recorded.At));
    }
}
