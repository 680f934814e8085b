using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// What a member can do with a case now. The decisions themselves are asked, so a button can never offer what would be
/// refused; where one is missing, the problem says why.
/// </summary>
public sealed class CaseMoves(
    Case found,
    Viewer.Member by,
    Programme programme,
    DateTimeOffset now,
    ClockRules? clocks = null
)
{
    private static readonly MessageText Some = new("…");

    public Problem? Accept { get; } = found.Accept(by, Some, programme, now).Problem;

    public Problem? Reject { get; } = found.Reject(by, RejectionReason.Spam, Some).Problem;

    public Problem? Defer { get; } = found.Defer(by, Some, programme, now).Problem;

    /// <summary>Leaving a rejection as it is, after the second look.</summary>
    public Problem? ConfirmRejection { get; } = found.ConfirmRejection(by, Some).Problem;

    /// <summary>Merging it into a case that was reported before, whichever that is.</summary>
    public Problem? Merge { get; } = found.MayMerge(by);

    /// <summary>Asking the reporter whether the fix works.</summary>
    public Problem? AskToCheckFix { get; } = found.AskToCheckFix(by, Some).Problem;

    public Problem? Ask { get; } = found.AskForMore(by, Some).Problem;

    /// <summary>Saying that it does not happen as reported, which stops the clock.</summary>
    public Problem? PutOffClock { get; } = found.PutOffClock(by, Some, clocks ?? new()).Problem;

    public Problem? Write { get; } = found.Write(by, Audience.Team, Some).Problem;

    public Problem? Close { get; } = found.Close(by, now).Problem;

    /// <summary>Saving a draft, or giving the case a CVE ID.</summary>
    public Problem? Draft { get; } = found.SaveDraft(by, found.DraftRevision, new()).Problem;

    public Problem? AskForReview { get; } = found.AskForReview(by).Problem;

    public Problem? Approve { get; } = found.Approve(by, found.DraftRevision).Problem;

    public Problem? AskForChanges { get; } = found.AskForChanges(by, found.DraftRevision, Some).Problem;

    /// <summary>Deciding to publish, provided a fresh step-up where a session asks.</summary>
    public Problem? Publish { get; } = found.DecidePublication(by, found.DraftRevision, null, now).Problem;

    public Problem? CallOff { get; } = found.CallOffPublication(by).Problem;

    /// <summary>The names of what is possible, as programs read them.</summary>
    public IReadOnlyList<string> Possible =>
        [
            .. new (string Name, Problem? Why)[]
            {
                ("accept", Accept),
                ("reject", Reject),
                ("defer", Defer),
                ("confirm-rejection", ConfirmRejection),
                ("merge", Merge),
                ("ask-to-check-fix", AskToCheckFix),
                ("ask", Ask),
                ("put-off-clock", PutOffClock),
                ("write", Write),
                ("close", Close),
                ("draft", Draft),
                ("ask-for-review", AskForReview),
                ("approve", Approve),
                ("ask-for-changes", AskForChanges),
                ("publish", Publish),
                ("call-off", CallOff),
            }
                .Where(move => move.Why is null)
                .Select(move => move.Name),
        ];
}
