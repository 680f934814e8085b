using Tocsin.Ledger;

namespace Tocsin.Cases.Handling;

/// <summary>Everything that is shared of the case carries another mark from now on.</summary>
public sealed record HandlingMarked(Tlp Tlp) : Entry;
