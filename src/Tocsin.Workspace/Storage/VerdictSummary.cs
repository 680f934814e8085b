using Tocsin.Cases;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Storage;

/// <summary>An answer once given, as the team searches it; sealed with the case's summary.</summary>
/// <param name="Rejected">Null: it was taken on, or put off.</param>
/// <param name="Reason">The beginning of what the reporter read.</param>
/// <param name="Statements">What it was given under: <c>TM-node-js-3/2</c>.</param>
/// <param name="At">UTC.</param>
public sealed record VerdictSummary(
    RejectionReason? Rejected,
    bool Deferred,
    string Reason,
    IReadOnlyList<string> Statements,
    DateTimeOffset At
)
{
    /// <summary>So much of a reason can be searched, in UTF-16 units.</summary>
    public const int MostSearched = 1_000;

    internal static VerdictSummary? Of(Verdict? verdict) =>
        verdict is null
            ? null
            : new(
                verdict.Rejected,
                verdict.Deferred,
                verdict.Reason.Length <= MostSearched ? verdict.Reason : verdict.Reason[..MostSearched],
                [.. verdict.Cites.Select(cited => cited.Text)],
                verdict.At
            );
}
