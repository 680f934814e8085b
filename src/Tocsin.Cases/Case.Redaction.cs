using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Texts that are destroyed: who may ask for it, who decides, and what the case keeps of them.</summary>
public sealed partial class Case
{
    /// <summary>The due row that destroys the key of a text; its key is the case number, a colon and the sequence of the entry.</summary>
    public const string DestroyTextDue = "destroy-text";

    private readonly List<RedactionRequest> redactions = [];

    /// <summary>Texts that somebody wants destroyed, while nobody has decided.</summary>
    public IReadOnlyList<RedactionRequest> RedactionRequests => redactions;

    /// <summary>Asks that a text be destroyed: the reporter and vendors only what they wrote themselves.</summary>
    /// <param name="message">The sequence of its entry; 1 for the report.</param>
    public Result<Decision> AskRedaction(Viewer by, long message, ReasonText why)
    {
        if (by is Viewer.Member member && MayChange(member) is { } refused)
            return refused;
        if (Destroyable(by, message) is not { } found)
            return Problem.NotFound;
        // a part of a report that became a case of its own was written down by a member, and is the reporter's all the same
        if (by is not Viewer.Member && found.Entry is not ReportReceived && found.By != by.Actor)
            return CaseProblems.NotYourMessage;
        if (found.Redacted)
            return CaseProblems.TextIsDestroyed;
        if (redactions.Exists(r => r.Message == message))
            return CaseProblems.RedactionAskedAlready;
        var asked = Decision.Of(new RedactionAsked(message) { Text = why });
        return Owner is { } owner && owner != (by as Viewer.Member)?.Person
            ? asked.And(Notices.AskMember(owner, Number))
            : asked.And(Notices.AskTriagers(Number));
    }

    /// <summary>Leaves a text that somebody wants destroyed, with the reason that they read.</summary>
    public Result<Decision> RefuseRedaction(Viewer.Member by, long message, ReasonText why)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (redactions.Find(r => r.Message == message) is not { } asked)
            return CaseProblems.NoRedactionAsked;
        var left = Decision.Of(new RedactionRefused(message, asked.By) { Text = why });
        return ToWhoWrote(asked.By) is { } notice ? left.And(notice) : left;
    }

    /// <summary>
    /// Destroys a text, for good, with whatever it said before it was changed. It takes the case's owner, or a second person beside
    /// who asked for it. The caller has made sure of a fresh step-up.
    /// </summary>
    public Result<Decision> Redact(Viewer.Member by, long message, ReasonText why)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (MayJudge(by) is { } refused)
            return refused;
        if (by.Scopes is not null)
            return CaseProblems.StepUpNeeded;
        if (Destroyable(by, message) is not { } found)
            return Problem.NotFound;
        if (found.Redacted)
            return CaseProblems.TextIsDestroyed;
        if (Owner != by.Person && !redactions.Exists(r => r.Message == message && r.By != by.Actor))
            return CaseProblems.RedactionNeedsTwo;
        // by the contact a reporter is kept from judging, and mail still reaches them
        var contact = found.Entry is ReportReceived ? ReporterContact : null;
        var changed = edits.GetValueOrDefault(message)?.Select(e => e.Sequence) ?? [];
        long[] all = [message, .. changed];
        var destroyed = Decision.Of([.. all.Select(one => new TextDestroyed(one) { Text = new(why.Reason, contact) })]);
        var decided = destroyed.And(
            all.Select(one => new DueRow(DestroyTextDue, $"{Number}:{one}", DateTimeOffset.UnixEpoch))
        );
        return ToWhoWrote(found.By) is { } notice ? decided.And(notice) : decided;
    }

    /// <summary>The files that came with one entry.</summary>
    public IReadOnlyList<Attachment> AttachmentsOf(long sequence) =>
        sequence < 1 || sequence > history.Count
            ? []
            : history[(int)sequence - 1].Entry switch
            {
                ReportReceived { Text: { } report } => report.Attachments,
                Entry<MessageText> { Text: { } message } => message.Attachments,
                _ => [],
            };

    // the report and messages; every other text of a case is what somebody decided, or says who somebody is
    private Recorded? Destroyable(Viewer by, long message) =>
        message < 1 || message > history.Count ? null
        : history[(int)message - 1] is not { } found ? null
        : found.Entry is ReportReceived ? (by is Viewer.Member or Viewer.Reporter ? found : null)
        : AudienceOf(found.Entry) is { } audience && Reads(by, audience) ? found
        : null;

    private DueRow? ToWhoWrote(Actor actor) =>
        actor == Actor.Reporter ? Notices.ToReporter(Number)
        : Viewer.OfVendor.NumberOf(actor) is { } vendor ? Notices.ToVendor(vendor, Number)
        : PersonId.Parse(actor.Id).Match<DueRow?>(person => Notices.ToMember(person, Number), _ => null);

    private void ApplyToRedactions(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case RedactionAsked entry:
                redactions.Add(new(entry.Message, recorded.By, entry.Text?.Reason, recorded.At));
                break;
            case RedactionRefused entry:
                redactions.RemoveAll(r => r.Message == entry.Message);
                break;
            case TextDestroyed entry:
                redactions.RemoveAll(r => r.Message == entry.RedactedSequence);
                Forget(entry);
                break;
        }
    }

    // whoever folds this anew finds no text there; whoever has folded it before must not keep one either
    private void Forget(TextDestroyed entry)
    {
        if (entry.RedactedSequence < 1 || entry.RedactedSequence > history.Count)
            return;
        var at = (int)entry.RedactedSequence - 1;
        history[at] = history[at].WithoutText();
        if (history[at].Entry is ReportReceived)
            (Report, ReporterContact) = (null, entry.Text?.Contact);
    }
}
