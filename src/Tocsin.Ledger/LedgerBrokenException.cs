namespace Tocsin.Ledger;

/// <summary>
/// What is stored is not what was written, or a key is missing. Nothing of such a stream is shown. The message names
/// the stream and the place, never what was there.
/// </summary>
public sealed class LedgerBrokenException : Exception
{
    /// <param name="sequence">0 where it is about the stream as a whole.</param>
    internal LedgerBrokenException(StreamId stream, long sequence, string what, Exception? inner = null)
        : base($"{stream} at {sequence}: {what}", inner) => (Stream, Sequence) = (stream, sequence);

    /// <summary>About a stream as a whole, for who looks at what is around the entries.</summary>
    public static LedgerBrokenException Of(StreamId stream, string what) => new(stream, 0, what);

    public StreamId Stream { get; }

    public long Sequence { get; }
}
