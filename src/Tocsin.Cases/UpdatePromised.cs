using Tocsin.Cases.Clocks;
using Tocsin.Governance.Clocks;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>A triager promised the reporter the next update. Writing to them keeps it.</summary>
/// <param name="By">The end of the promised day, UTC.</param>
public sealed record UpdatePromised(DateTimeOffset By) : Entry;

/// <summary>The team could not see it happen as it was reported; off the clock until the reporter writes.</summary>
public sealed record NotReproduced : Entry<MessageText>;

/// <summary>Something was overdue, and those were told who are told by rule. By the clock.</summary>
/// <param name="OwedBy">What was owed by this instant, UTC: who owes something else later is told anew.</param>
public sealed record OverdueTold(OwedKind What, DateTimeOffset OwedBy, int AfterBusinessDays, EscalatedTo To) : Entry;
