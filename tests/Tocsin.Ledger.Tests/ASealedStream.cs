namespace Tocsin.Ledger.Tests;

/// <summary>A stream of three entries as a store would hold it, and the means to open it again.</summary>
internal sealed record ASealedStream(
    IReadOnlyList<SealedEntry> Entries,
    IReadOnlyList<WrappedKey> Keys,
    Head Head,
    StreamKey Key
)
{
    public const string Programme = "test";

    public static readonly StreamId Id = new("case", "TC-7KQ4-M2XD");
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly EntryKinds Kinds = new EntryKinds()
        .Add<Reported>("test.reported")
        .Add<Rated>("test.rated")
        .Add<Remarked>("test.remarked");
    public static readonly StreamSealer Sealer = new(Kinds);

    public static readonly IReadOnlyList<Entry> Story =
    [
        new Reported("npm", 3) { Text = new("Everything is on fire", "ann@example.org") },
        new Rated(Severity.VeryHigh, null),
        new Remarked { Text = new("Indeed") },
    ];

    public static ASealedStream With(params IReadOnlyList<Entry> entries)
    {
        var key = StreamKey.Create(Programme, Id);
        var batch = Sealer.Seal(key, Head.Start, entries, Actor.Reporter, Noon);
        return new(batch.Entries, batch.Keys, batch.Head, key);
    }

    public static ASealedStream Telling() => With(Story);

    public ASealedStream Then(params IReadOnlyList<Entry> entries)
    {
        var batch = Sealer.Seal(Key, Head, entries, Actor.Tocsin, Noon);
        return this with
        {
            Entries = [.. Entries, .. batch.Entries],
            Keys = [.. Keys, .. batch.Keys],
            Head = batch.Head,
        };
    }

    public IReadOnlyList<Recorded> Open() => Sealer.Open(Key, Entries, Keys, Head);

    public LedgerBrokenException ShouldBeBroken(string? because = null)
    {
        var broken = Should.Throw<LedgerBrokenException>(() => Open(), because);
        broken.Message.ShouldNotContain("fire");
        broken.Message.ShouldNotContain("example.org");
        return broken;
    }

    public ASealedStream WithEntry(int index, Func<SealedEntry, SealedEntry> change) =>
        this with
        {
            Entries = [.. Entries.Select((e, i) => i == index ? change(e) : e)],
        };

    public sealed record Reported(string Ecosystem, int Attachments) : Entry<Reported.Words>
    {
        public sealed record Words(string What, string? Contact);
    }

    public sealed record Rated(Severity Severity, DateOnly? Until) : Entry;

    public sealed record Remarked : Entry<Remarked.Words>
    {
        public sealed record Words(string Remark);
    }

    public enum Severity
    {
        Low,
        VeryHigh,
    }
}
