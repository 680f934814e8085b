using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Tocsin.Cases.Heads;

/// <summary>
/// A Merkle tree (hashed as in RFC 6962, 2.1) over blinded leaves. It is filled up with leaves that nobody can tell from the
/// others and ordered by value: neither the root, nor a proof, nor a place in it says how many cases there are.
/// </summary>
public sealed class HeadTree
{
    /// <summary>The fewest leaves of a tree: up to half of them, all trees and proofs have one size.</summary>
    public const int Smallest = 4096;

    private readonly byte[][] leaves;
    private readonly List<byte[][]> levels = [];

    private HeadTree(byte[][] leaves)
    {
        this.leaves = leaves;
        levels.Add([.. leaves.Select(HashLeaf)]);
        while (levels[^1] is { Length: > 1 } below)
            levels.Add([
                .. Enumerable.Range(0, below.Length / 2).Select(i => HashNode(below[2 * i], below[2 * i + 1])),
            ]);
    }

    /// <summary>32 bytes.</summary>
    public byte[] Root => levels[^1][0];

    /// <param name="leaves">32 bytes each, see <see cref="Leaf"/>.</param>
    /// <param name="filling">32 random bytes, kept with the leaves: the same again give the same tree.</param>
    public static HeadTree Of(IReadOnlyCollection<byte[]> leaves, byte[] filling)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Smallest, checked(2 * leaves.Count)));
        var filled = Enumerable.Range(0, size - leaves.Count).Select(i => HMACSHA256.HashData(filling, Number(i)));
        return new([.. leaves.Concat(filled).OrderBy(leaf => leaf, Bytewise)]);
    }

    /// <summary>What a stream that ends there is in a tree.</summary>
    /// <param name="blinding">32 bytes of that stream alone: without them nobody finds out whether a leaf is of it.</param>
    /// <param name="hash">32 bytes: of the last entry.</param>
    public static byte[] Leaf(byte[] blinding, long sequence, byte[] hash) =>
        HMACSHA256.HashData(blinding, (byte[])[.. Number(sequence), .. hash]);

    /// <summary>From a leaf up to the root; null where it is none.</summary>
    public HeadProof? Prove(byte[] leaf)
    {
        var place = Array.BinarySearch(leaves, leaf, Bytewise);
        if (place < 0)
            return null;
        var beside = levels.SkipLast(1).Select((level, height) => level[(place >> height) ^ 1]);
        return new(place, [.. beside]);
    }

    internal static byte[] HashLeaf(byte[] leaf) => SHA256.HashData((byte[])[0, .. leaf]);

    internal static byte[] HashNode(byte[] left, byte[] right) => SHA256.HashData((byte[])[1, .. left, .. right]);

    private static Comparer<byte[]> Bytewise { get; } =
        Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private static byte[] Number(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}

/// <summary>That a leaf is in a tree, for whoever has the root.</summary>
/// <param name="Place">From 0; its bits say on which side each hash goes, the lowest first.</param>
/// <param name="Beside">The hashes beside the way up, the lowest first; 32 bytes each.</param>
public sealed record HeadProof(int Place, IReadOnlyList<byte[]> Beside)
{
    /// <summary>The root that this leads to from <paramref name="leaf"/>.</summary>
    public byte[] RootFrom(byte[] leaf)
    {
        var hash = HeadTree.HashLeaf(leaf);
        for (var height = 0; height < Beside.Count; height++)
        {
            hash =
                (Place >> height & 1) == 0
                    ? HeadTree.HashNode(hash, Beside[height])
                    : HeadTree.HashNode(Beside[height], hash);
        }
        return hash;
    }
}
