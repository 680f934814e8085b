using Tocsin.Ledger;

namespace Tocsin.Cases.Openings;

/// <summary>Somebody else agreed: what was proposed is public from then on, and stays so.</summary>
/// <param name="Proposal">The sequence of what was proposed.</param>
/// <param name="Revision">Of the published document, from 1.</param>
public sealed record OpeningConfirmed(long Proposal, int Revision) : Entry;
