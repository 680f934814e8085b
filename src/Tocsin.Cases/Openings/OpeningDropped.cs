using Tocsin.Ledger;

namespace Tocsin.Cases.Openings;

/// <summary>It is not to be opened so, after all.</summary>
public sealed record OpeningDropped(long Proposal) : Entry;
