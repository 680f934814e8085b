using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Counting;

/// <summary>Somebody went through the counting questions and says what follows.</summary>
/// <param name="Answers">In the order in which they were asked.</param>
/// <param name="Verdict">What the answers came to then; where the rules leave it open, what was decided.</param>
/// <param name="Edition">Of the CNA Operational Rules.</param>
public sealed record CveCounted(IReadOnlyList<CountingAnswer> Answers, CountingVerdict Verdict, string Edition)
    : Entry<ReasonText>;
