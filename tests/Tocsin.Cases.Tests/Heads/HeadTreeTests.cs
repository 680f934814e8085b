using System.Security.Cryptography;
using Tocsin.Cases.Heads;

namespace Tocsin.Cases.Tests.Heads;

public sealed class HeadTreeTests
{
    private static readonly byte[] Filling = SHA256.HashData("filling"u8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    public void Trees_of_up_to_half_the_smallest_have_proofs_of_one_length(int count)
    {
        var tree = HeadTree.Of(Leaves(count), Filling);
        foreach (var leaf in Leaves(count).Take(3))
        {
            var proof = tree.Prove(leaf)!;
            proof.Beside.Count.ShouldBe(12);
            proof.RootFrom(leaf).ShouldBe(tree.Root);
        }
        tree.Prove(SHA256.HashData("nobody's"u8)).ShouldBeNull();
    }

    [Fact]
    public void One_more_than_half_makes_it_twice_as_large() =>
        HeadTree.Of(Leaves(2049), Filling).Prove(Leaves(1)[0])!.Beside.Count.ShouldBe(13);

    [Fact]
    public void The_order_in_which_leaves_come_does_not_matter_and_every_leaf_does()
    {
        var root = HeadTree.Of(Leaves(5), Filling).Root;
        HeadTree.Of([.. Leaves(5).Reverse()], Filling).Root.ShouldBe(root);
        HeadTree.Of(Leaves(4), Filling).Root.ShouldNotBe(root);
        HeadTree.Of(Leaves(5), SHA256.HashData("another"u8)).Root.ShouldNotBe(root);
    }

    [Fact]
    public void The_hashing_is_that_of_RFC_6962()
    {
        // section 2.1.3's shape, computed by hand for a tree of all filling
        var filled = HeadTree.Of([], Filling);
        var leaves = Enumerable
            .Range(0, HeadTree.Smallest)
            .Select(i => HMACSHA256.HashData(Filling, BitConverter.GetBytes((long)i).Reverse().ToArray()))
            .OrderBy(Convert.ToHexString, StringComparer.Ordinal)
            .Select(leaf => SHA256.HashData((byte[])[0, .. leaf]))
            .ToList();
        while (leaves.Count > 1)
            leaves = [.. leaves.Chunk(2).Select(pair => SHA256.HashData((byte[])[1, .. pair[0], .. pair[1]]))];
        filled.Root.ShouldBe(leaves[0]);
    }

    private static byte[][] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];
}
