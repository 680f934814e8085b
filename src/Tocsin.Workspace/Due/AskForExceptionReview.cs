using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Asks the team to look at an exception once it is over, and every week after, until somebody has. The key is the case.</summary>
public sealed class AskForExceptionReview(CaseStore cases, DueStore due, TimeProvider time)
{
    /// <summary>How long after it was asked for in vain a review is asked for again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(7);

    public DueJob Job => new(Case.ReviewDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var number = CaseNumber.Parse(key).Value;
        DateTimeOffset? from = null;
        await cases.Decide(
            number,
            new Viewer.Clock(),
            found =>
            {
                from = found.ReviewAskedFrom;
                return Decision.Nothing;
            },
            cancel
        );
        var now = time.GetUtcNow();
        if (from is null || from > now)
            return from;
        await due.Ask(Notices.Kind, Notices.AskTriagers(number).Key, cancel);
        return now + Again;
    }
}
