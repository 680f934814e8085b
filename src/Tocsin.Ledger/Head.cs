using System.Security.Cryptography;

namespace Tocsin.Ledger;

/// <summary>Where a stream ends: its last sequence and the hash that covers everything up to there.</summary>
/// <param name="Sequence">0 before the first entry.</param>
/// <param name="Hash">32 bytes; all zero before the first entry.</param>
public sealed record Head(long Sequence, byte[] Hash)
{
    /// <summary>Of a stream without entries.</summary>
    public static Head Start { get; } = new(0, new byte[SHA256.HashSizeInBytes]);

    public bool Equals(Head? other) =>
        other is not null && Sequence == other.Sequence && Hash.AsSpan().SequenceEqual(other.Hash);

    public override int GetHashCode() => HashCode.Combine(Sequence, Hash.Length);
}
