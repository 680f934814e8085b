using System.Text.Json.Serialization;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Drafting;

/// <summary>The draft of the advisory is shared: from here on its readers see this revision, as the advisory that it will be.</summary>
/// <param name="Vendor">Which vendor reads it; null but for one.</param>
/// <param name="KeepsSharing">Whether they see each revision that is saved from now on, too.</param>
/// <param name="Cve">The ID that they see with it; null for none.</param>
public sealed record DraftShared(Channel Channel, int? Vendor, int Revision, bool KeepsSharing, CveId? Cve) : Entry
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);
}

/// <summary>It is not shared with them any more. What they have read they have read.</summary>
/// <param name="Vendor">Null but for one.</param>
public sealed record DraftSharingEnded(Channel Channel, int? Vendor) : Entry
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);
}
