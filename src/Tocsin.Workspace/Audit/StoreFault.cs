using Tocsin.Ledger;

namespace Tocsin.Workspace.Audit;

/// <summary>Something of the store that is not as it was written. It says where, never what was there.</summary>
/// <param name="Stream">Null where it is about the store as a whole.</param>
/// <param name="Sequence">The entry; 0 where it is about the stream as a whole.</param>
/// <param name="What">A sentence without its stop.</param>
/// <param name="Next">What to do.</param>
public sealed record StoreFault(StreamId? Stream, long Sequence, string What, string Next)
{
    private const string FromBackup =
        "Stop Tocsin, keep a copy of what is there, and restore the newest backup that verifies into another folder.";

    private const string FromKeys =
        "If a backup has it, restore that into another folder; if somebody destroyed it on purpose, what it opened is gone for good.";

    /// <summary>Where it is, as a person reads it.</summary>
    public string Where =>
        (Stream, Sequence) switch
        {
            (null, _) => "the store",
            (_, 0) => $"{Stream}",
            _ => $"{Stream}, entry {Sequence}",
        };

    internal static StoreFault InChain(StreamId stream, long sequence, string what) =>
        new(stream, sequence, what, FromBackup);

    internal static StoreFault InRows(StreamId stream, string what) =>
        new(
            stream,
            0,
            what,
            "The entries are right. Whoever can write to the database may have changed the row: look who did. The next decision about it writes it anew."
        );

    internal static StoreFault InFiles(StreamId stream, long sequence, string what) =>
        new(stream, sequence, what, "Ask its sender for it again, or restore the newest backup that has it.");

    internal static StoreFault InHeads(string what) =>
        new(
            null,
            0,
            what,
            "Compare with what the public site, a mirror or a partner has; if the store was put back on purpose, say so: ./run restore --declare."
        );

    internal static StoreFault Of(LedgerBrokenException broken)
    {
        // the message begins with the place, which is said apart
        var what = broken.Message[(broken.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        var next = what.Contains("key", StringComparison.Ordinal) ? FromKeys : FromBackup;
        return new(broken.Stream, broken.Sequence, what, next);
    }

    internal static LedgerBrokenException Broken(StreamId stream, string what) =>
        LedgerBrokenException.Of(stream, what);
}
