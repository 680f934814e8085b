using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Cases.Links;

/// <summary>Another case is about the same flaw, in another package. Each keeps its own vendors and clocks.</summary>
public sealed record CaseLinked(CaseNumber Other) : Entry;

/// <summary>It is not, after all.</summary>
public sealed record CaseUnlinked(CaseNumber Other) : Entry;
