using Tocsin.Governance.Proposals;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What the list of proposals is ordered and filtered by, projected from the proposal's stream. What it is about stays sealed.</summary>
internal sealed class ProposalRow
{
    public required string Id { get; init; }

    public ProposalKind Kind { get; set; }

    public ProposalState State { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Of what runs now; of what is decided: when it was.</summary>
    public DateTimeOffset Deadline { get; set; }
}

/// <summary>How far a proposal is.</summary>
internal enum ProposalState
{
    /// <summary>It passes unless somebody objects.</summary>
    Consulting,

    /// <summary>It is voted on.</summary>
    Voting,

    /// <summary>For good.</summary>
    Decided,
}
