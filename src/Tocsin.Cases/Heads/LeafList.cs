namespace Tocsin.Cases.Heads;

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
