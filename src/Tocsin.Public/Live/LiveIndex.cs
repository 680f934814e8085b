using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;

namespace Tocsin.Public.Live;

/// <summary>What every request reads: the newest index, swapped whole. A request that took one keeps it to its end.</summary>
public sealed class LiveIndex
{
    private volatile Edition? edition;

    /// <summary>Whether the store has been read; until then there is nothing to answer from.</summary>
    public bool IsReady => edition is not null;

    /// <summary>The newest edition; an empty one of generation 0 until the store has been read.</summary>
    public Edition Now => edition ?? Edition.Empty;

    /// <summary>From now on this is read.</summary>
    public void Swap(Edition next) => edition = next;
}

/// <summary>One state of the public store.</summary>
public sealed record Edition(AdvisoryIndex Index, SnapshotStamp Stamp)
{
    public static Edition Empty { get; } = new(AdvisoryIndex.Empty, default);

    /// <summary>The store's count: equal on all nodes that show the same.</summary>
    public long Generation => Stamp.Generation;
}
