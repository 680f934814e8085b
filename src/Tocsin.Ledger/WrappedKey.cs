namespace Tocsin.Ledger;

/// <summary>
/// The key of one part of one entry, sealed by the stream's key; kept apart from the entries (keys.db), written before
/// them. Destroying the row destroys the part.
/// </summary>
/// <param name="Commitment">
/// Which sealed bytes it is for. It is part of the row's identity: of two writers who race for a sequence both store
/// their keys, one stores its entry, and the loser's rows are never asked for again.
/// </param>
/// <param name="Bytes">60 bytes: nonce, the wrapped 256-bit key, tag.</param>
public sealed record WrappedKey(StreamId Stream, long Sequence, Part Part, byte[] Commitment, byte[] Bytes);
