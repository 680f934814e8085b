using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Tells the triagers that another CNA's time to answer is over, and every other day after, until somebody keeps an answer. The
/// key is the case; the mail says that there is news, and the page what to do.
/// </summary>
public sealed class RemindOfCna(CaseStore cases, DueStore due, TimeProvider time)
{
    /// <summary>How long after it was said in vain it is said again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(2);

    public DueJob Job => new(Case.CnaReplyDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var number = CaseNumber.Parse(key).Value;
        DateTimeOffset? replyBy = null;
        await cases.Decide(
            number,
            new Viewer.Clock(),
            found =>
            {
                replyBy = found.OtherCna is { IsOpen: true } asked ? asked.ReplyBy : null;
                return Decision.Nothing;
            },
            cancel
        );
        var now = time.GetUtcNow();
        if (replyBy is null || replyBy > now)
            return replyBy;
        await due.Ask(Notices.Kind, Notices.ToTriagers(number).Key, cancel);
        return now + Again;
    }
}
