using Tocsin.Ledger;

namespace Tocsin.Cases.Heads;

/// <summary>What the tree of a day was made of; in a stream of its own beside the others.</summary>
public sealed record LeavesKept : Entry<LeafList>
{
    public static StreamId Stream(DateOnly day) => new("head-leaves", day.ToString("O", null));
}
