using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>It is a vulnerability, and work on it is put off. The latest day of publication stands.</summary>
/// <param name="PublishBy">The latest day of publication that the policy allows, UTC.</param>
public sealed record ReportDeferred(DateTimeOffset PublishBy) : Entry<MessageText>;

/// <summary>The reporter takes the report back. That ends nothing by itself: a vulnerability stays one.</summary>
/// <param name="AnswerBy">By when the team owes an answer, UTC.</param>
public sealed record ReportWithdrawn(DateTimeOffset AnswerBy) : Entry<MessageText>;

/// <summary>The reporter chose how to be named in the advisory, or not to be.</summary>
/// <param name="Named">False: not at all.</param>
public sealed record CreditChosen(bool Named) : Entry<CreditText>;

/// <summary>The team asks the reporter whether the fix works.</summary>
public sealed record FixCheckAsked : Entry<MessageText>;

/// <summary>The reporter tried the fix.</summary>
/// <param name="Works">Whether it does what it should.</param>
public sealed record FixChecked(bool Works, DateTimeOffset? AnswerBy = null) : Entry<MessageText>;

/// <summary>A reporter who was rejected asks that somebody else looks.</summary>
/// <param name="AnswerBy">By when the team owes an answer, UTC.</param>
public sealed record SecondLookAsked(DateTimeOffset AnswerBy) : Entry<MessageText>;

/// <summary>Somebody else looked, and it stays rejected.</summary>
public sealed record RejectionConfirmed : Entry<MessageText>;
