namespace Tocsin.Workspace.Storage.Rows;

/// <summary>That there is such an early-access partner; everything about it is sealed in its stream.</summary>
internal sealed class PartnerRow
{
    public required string Id { get; init; }
}

/// <summary>A link by which a partner can sign, by the hash of its secret.</summary>
internal sealed class PartnerLinkRow
{
    public required byte[] Hash { get; init; }

    public required string Partner { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
