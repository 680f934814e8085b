using Tocsin.Cases.Channels;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Drafting;

/// <summary>With whom the draft is shared now.</summary>
/// <param name="Cve">The ID that was shared with it; what is assigned later they see only where each revision is shared.</param>
/// <param name="Shown">Each revision that they were shown, with since when, UTC; the newest last.</param>
public sealed record DraftShare(
    Audience With,
    bool KeepsSharing,
    CveId? Cve,
    IReadOnlyList<(int Revision, DateTimeOffset Since)> Shown
)
{
    /// <summary>What they read now.</summary>
    public int Revision => Shown[^1].Revision;

    public DateTimeOffset Since => Shown[^1].Since;

    public bool Showed(int revision) => Shown.Any(one => one.Revision == revision);
}
