namespace Tocsin.Ledger;

/// <summary>
/// What deciding gave: entries for the stream that was asked, entries for others, and what is due because of them. All
/// of it is written in one transaction, or none.
/// </summary>
public sealed record Decision
{
    /// <summary>Already so: nothing to write.</summary>
    public static Decision Nothing { get; } = new();

    /// <summary>For the stream that decided, in order.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>For other streams, in order; each is appended at whatever sequence that stream has reached.</summary>
    public IReadOnlyList<(StreamId Stream, Entry Entry)> Elsewhere { get; init; } = [];

    /// <summary>What the clock or the outside must do because of it.</summary>
    public IReadOnlyList<DueRow> Dues { get; init; } = [];

    public bool IsNothing => Entries.Count == 0 && Elsewhere.Count == 0 && Dues.Count == 0;

    public static Decision Of(params IReadOnlyList<Entry> entries) => new() { Entries = entries };

    public Decision And(DueRow due) => this with { Dues = [.. Dues, due] };

    public Decision And(IEnumerable<DueRow> dues) => this with { Dues = [.. Dues, .. dues] };

    public Decision And(StreamId stream, Entry entry) => this with { Elsewhere = [.. Elsewhere, (stream, entry)] };
}

/// <summary>Something that the clock or the outside must do. It carries references, never text.</summary>
/// <param name="Kind">Which job: <c>publish-advisory</c>, <c>mail</c>.</param>
/// <param name="Key">What it is about. (Kind, Key) is unique: asking again moves the instant, never doubles.</param>
/// <param name="At">Not before this instant; UTC, whole microseconds.</param>
public sealed record DueRow(string Kind, string Key, DateTimeOffset At);
