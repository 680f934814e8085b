using Tocsin.Governance.People;

namespace Tocsin.Governance.ThreatModels;

/// <summary>A change of a threat model that was agreed on: a new statement, another wording, or the end of one.</summary>
/// <param name="Number">Of the statement; null for a new one.</param>
/// <param name="After">The newest version that the writer saw; 0 for a new one.</param>
/// <param name="Kind">Null: it is retired.</param>
/// <param name="Text">What it says from now on; null where it is retired.</param>
/// <param name="Because">Why it is retired; null else.</param>
/// <param name="Proposal">The ID of the proposal that passed.</param>
public sealed record StatementChange(
    int? Number,
    int After,
    StatementKind? Kind,
    StatementText? Text,
    ReasonText? Because,
    string Proposal
);
