using Tocsin.Ledger;

namespace Tocsin.Cases.Heads;

/// <summary>The head of a day was taken. All of it is for the public.</summary>
/// <param name="Day">UTC; at most one for each.</param>
/// <param name="Root">64 hexadecimal digits.</param>
/// <param name="Previous">The hash of the head before, 64 hexadecimal digits; null for the first.</param>
/// <param name="AfterRestore">Whether the store was put back from a backup since the head before.</param>
public sealed record HeadTaken(DateOnly Day, string Root, string? Previous, bool AfterRestore) : Entry;

/// <summary>What the tree of a day was made of; in a stream of its own beside the others.</summary>
public sealed record LeavesKept : Entry<LeafList>
{
    public static StreamId Stream(DateOnly day) => new("head-leaves", day.ToString("O", null));
}

/// <param name="Filling">See <see cref="HeadTree.Of"/>.</param>
/// <param name="Leaves">32 bytes each, one after the other, in no order that tells anything.</param>
public sealed record LeafList(byte[] Filling, byte[] Leaves)
{
    private const int Size = 32;

    public static LeafList Of(byte[] filling, IEnumerable<byte[]> leaves) =>
        new(filling, [.. leaves.OrderBy(leaf => Convert.ToHexString(leaf), StringComparer.Ordinal).SelectMany(b => b)]);

    public IReadOnlyList<byte[]> Each() => [.. Leaves.Chunk(Size)];

    public HeadTree Tree() => HeadTree.Of(Each(), Filling);
}

/// <summary>
/// Somebody put the store back from a backup that does not reach the last head that was published, or of which they do not know whether it
/// does. The next head says so.
/// </summary>
/// <param name="Published">The hash of the last head that was published, as they were told; null: unknown.</param>
public sealed record RestoreDeclared(string? Published) : Entry;
