using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>The member steps back from one case: it is closed to them, and they have no vote on it.</summary>
/// <param name="Case">Its number.</param>
public sealed record Recused(string Case) : Entry<ReasonText>;

/// <summary>What stood between the member and the case is gone.</summary>
public sealed record RecusalEnded(string Case) : Entry;
