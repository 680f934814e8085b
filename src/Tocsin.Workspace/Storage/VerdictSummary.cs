using System.Text.Json.Serialization;
using Tocsin.Cases;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Storage;

/// <summary>An answer once given, as the team searches it; sealed with the case's summary.</summary>
/// <param name="Rejected">Null: it was taken on, or put off.</param>
/// <param name="Reason">The beginning of what the reporter read.</param>
/// <param name="Cited">What it was given under, in order with spaces between: one text, so that two summaries compare as they read.</param>
/// <param name="At">UTC.</param>
public sealed record VerdictSummary(
    RejectionReason? Rejected,
    bool Deferred,
    string Reason,
    string Cited,
    DateTimeOffset At
)
{
    /// <summary>The statements with their versions: <c>TM-node-js-3/2</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Statements => Cited.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>So much of a reason can be searched, in UTF-16 units.</summary>
    public const int MostSearched = 1_000;

    internal static VerdictSummary? Of(Verdict? verdict) =>
        verdict is null
            ? null
            : new(
                verdict.Rejected,
                verdict.Deferred,
                verdict.Reason.Length <= MostSearched ? verdict.Reason : verdict.Reason[..MostSearched],
                string.Join(' ', verdict.Cites.Select(cited => cited.Text)),
                verdict.At
            );
}
