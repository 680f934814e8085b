using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Ssvc;

namespace Tocsin.Cases.Judgement;

/// <summary>A triager said how urgent it is, by answering what the SSVC trees ask; the last time counts.</summary>
public sealed record UrgencyJudged(SsvcAnswers Answers) : Entry<ReasonText>;

/// <summary>A triager said how common the use is that makes it a vulnerability, and why they think so; the last time counts.</summary>
public sealed record UsageJudged(Usage Usage) : Entry<ReasonText>;
