namespace Tocsin.Ledger;

/// <summary>The key of a stream, sealed for the programme; kept in keys.db. Destroying the row leaves a tombstone.</summary>
/// <param name="KeyVersion">Which of the programme's keys opens it.</param>
/// <param name="Bytes">113 bytes (RFC 9180): enc, the wrapped 256-bit key, tag.</param>
public sealed record WrappedStreamKey(StreamId Stream, int KeyVersion, byte[] Bytes);
