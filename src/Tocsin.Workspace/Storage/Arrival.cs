namespace Tocsin.Workspace.Storage;

/// <summary>How a report comes in through the open door.</summary>
/// <param name="Waits">Whether it stands in line; it does so too when its proof was used before.</param>
/// <param name="Network">Where it comes from, as a hash under a key that only this process has.</param>
/// <param name="Proof">What lets it pass the line; null: nothing does, or nothing need.</param>
public sealed record Arrival(bool Waits, byte[] Network, SpentProof? Proof = null)
{
    /// <summary>Nobody asks where it comes from.</summary>
    public static Arrival Straight { get; } = new(false, []);
}

/// <summary>A proof of work that this report uses up.</summary>
/// <param name="Hash">Names it for as long as it is good.</param>
/// <param name="Until">From then on it is good for nothing, UTC.</param>
public sealed record SpentProof(byte[] Hash, DateTimeOffset Until);

/// <summary>Where a report stands in line.</summary>
/// <param name="Within">It is among the first so many: a rounded number, since nobody is told how many reports came.</param>
/// <param name="About">By when about the team sees it in its queue, if it goes on like this, UTC.</param>
public sealed record LinePlace(int Within, DateTimeOffset About);

/// <summary>What comes in, and what stands in line.</summary>
/// <param name="Recent">Reports of the last hour.</param>
/// <param name="Bytes">Of what stands in line, sealed.</param>
public sealed record LineLoad(int Recent, int InLine, long Bytes);
