using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>
/// The conversation, in channels: the team; with the reporter; with one vendor; everyone. Each participant sees the channels that are
/// theirs and nothing of the others, not even that there are any.
/// </summary>
public sealed partial class Case
{
    // by the sequence of the message: its changes, in order
    private readonly Dictionary<long, List<Recorded>> edits = [];

    /// <summary>The channels that there are: a vendor's once it was told.</summary>
    public IReadOnlyList<Audience> Audiences =>
        [
            Audience.WithReporter,
            .. vendors.Where(v => v.IsTold).Select(v => Audience.WithVendor(v.Number)),
            Audience.Everyone,
            Audience.Team,
        ];

    /// <summary>The channels that <paramref name="viewer"/> sees. That a member may see the case is for the caller to have made sure of.</summary>
    public IReadOnlyList<Audience> AudiencesOf(Viewer viewer) => [.. Audiences.Where(a => Reads(viewer, a))];

    /// <summary>Everything that <paramref name="viewer"/> may read of what was written after the report, in order.</summary>
    public IReadOnlyList<Message> MessagesFor(Viewer viewer) =>
        [
            .. history
                .Select(MessageOf)
                .OfType<Message>()
                .Where(message => Reads(viewer, message.Audience))
                .Select(message => viewer is Viewer.Member ? message : message with { Former = [] }),
        ];

    /// <summary>One channel as <paramref name="viewer"/> sees it; nothing where it is not theirs.</summary>
    public IReadOnlyList<Message> MessagesFor(Viewer viewer, Audience audience) =>
        [.. MessagesFor(viewer).Where(message => message.Audience == audience)];

    /// <summary>A member writes, to the team or to somebody outside it.</summary>
    public Result<Decision> Write(Viewer.Member by, Audience audience, MessageText message) =>
        MayWrite(by, audience) is { } refused
            ? refused
            : Decision.Of(MessageWritten.To(audience) with { Text = message }).And(Told(by, audience));

    /// <summary>Why a member cannot write to these readers; null: they can.</summary>
    public Problem? MayWrite(Viewer.Member by, Audience audience)
    {
        if (MayChange(by) is { } refused)
            return refused;
        // one voice towards the outside: whoever is only let into the case advises its team
        if (audience != Audience.Team && !by.Triages)
            return CaseProblems.NotATriager;
        return audience.Channel == Channel.WithVendor ? MayReach(audience.Vendor) : null;
    }

    /// <summary>The reporter writes back. Also when the case is closed: somebody reads it.</summary>
    /// <param name="toEveryone">Whether the vendors read it too.</param>
    public Decision WriteBack(MessageText message, Programme programme, DateTimeOffset now, bool toEveryone = false)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var audience = toEveryone ? Audience.Everyone : Audience.WithReporter;
        return Decision
            .Of(MessageWritten.To(audience, programme.AnswerBy(now)) with { Text = message })
            .And(Told(new Viewer.Reporter(Number), audience));
    }

    /// <summary>Who speaks for a vendor writes, to the team or to everyone.</summary>
    public Result<Decision> WriteAsVendor(Viewer.OfVendor by, MessageText message, bool toEveryone = false)
    {
        if (MayReach(by.Vendor) is { } refused)
            return refused;
        var audience = toEveryone ? Audience.Everyone : Audience.WithVendor(by.Vendor);
        return Decision.Of(MessageWritten.To(audience) with { Text = message }).And(Told(by, audience));
    }

    /// <summary>Changes what one wrote oneself. It always says so, and the team keeps what it said before.</summary>
    /// <param name="message">The sequence of its entry.</param>
    public Result<Decision> Edit(Viewer by, long message, MessageText text)
    {
        if (by is Viewer.Member member && MayChange(member) is { } refused)
            return refused;
        if (MessagesFor(by).FirstOrDefault(m => m.Sequence == message) is not { } found)
            return Problem.NotFound;
        if (found.By != by.Actor || found.Entry is not MessageWritten)
            return CaseProblems.NotYourMessage;
        if (found.Text is not { } said)
            return CaseProblems.TextIsDestroyed;
        if (said.Body == text.Body)
            return Decision.Nothing;
        return edits.GetValueOrDefault(message)?.Count >= MostEdits
            ? CaseProblems.TooManyEdits
            : Decision
                .Of(new MessageEdited(message) { Text = text with { Attachments = [] } })
                .And(Told(by, found.Audience));
    }

    /// <summary>The most changes of one message.</summary>
    public const int MostEdits = 20;

    /// <summary>Who reads an entry that carries a message; null for what is no message.</summary>
    private static Audience? AudienceOf(Entry entry) =>
        entry switch
        {
            MessageWritten written => written.Audience,
            ChangesAsked => Audience.Team,
            InformationAsked or NotReproduced or ReportAccepted or ReportRejected or ReportDeferred =>
                Audience.WithReporter,
            SecondLookAsked or RejectionConfirmed or ReportWithdrawn => Audience.WithReporter,
            FixCheckAsked or FixChecked => Audience.WithReporter,
            IRemark remark => remark.Audience,
            _ => null,
        };

    private Message? MessageOf(Recorded recorded)
    {
        if (AudienceOf(recorded.Entry) is not { } audience)
            return null;
        var original = TextOf(recorded);
        var message = new Message(recorded.Sequence, recorded.At, recorded.By, audience, recorded.Entry, original)
        {
            IsDestroyed = recorded.Redacted,
        };
        if (recorded.Redacted || !edits.TryGetValue(recorded.Sequence, out var changes))
            return message;
        List<FormerText> former = [new(recorded.At, original)];
        former.AddRange(changes.SkipLast(1).Select(c => new FormerText(c.At, ((MessageEdited)c.Entry).Text)));
        // what was attached stays attached: a change is of words
        var last = ((MessageEdited)changes[^1].Entry).Text;
        return message with
        {
            Text = last is null ? original : last with { Attachments = original?.Attachments ?? [] },
            EditedAt = changes[^1].At,
            Former = former,
        };
    }

    private static MessageText? TextOf(Recorded recorded) =>
        recorded switch
        {
            { Redacted: true } => null,
            { Entry: Entry<MessageText> { Text: var text } } => text,
            { Entry: ChangeSuggested { Text: { } made } } => new(made.Why ?? ""),
            { Entry: Entry<RemarkText> { Text: { } remark } } => new(remark.Said),
            { Entry: SuggestionSettled } => new(""),
            _ => null,
        };

    private bool Reads(Viewer viewer, Audience audience) =>
        viewer switch
        {
            Viewer.Member => true,
            Viewer.Reporter reporter => reporter.Number == Number && audience.ReachesReporter,
            Viewer.OfVendor vendor => vendor.Number == Number
                && MayReach(vendor.Vendor) is null
                && audience.ReachesVendor(vendor.Vendor),
            Viewer.Maintainer maintainer => maintainer.Number == Number
                && maintainers.Find(m => m.Number == maintainer.Person) is { TakesPart: true, Vendor: var theirs }
                && MayReach(theirs) is null
                && audience.ReachesVendor(theirs),
            _ => false,
        };

    // a vendor that was not told reads nothing: what is written to it would be read at another time than its writer thinks
    private Problem? MayReach(int? vendor) =>
        vendors.Find(v => v.Number == vendor) is not { } found ? CaseProblems.NoSuchVendor
        : found.IsTold ? null
        : CaseProblems.VendorDoesNotKnow;

    // everybody whom it is written to, but for who wrote it
    private List<DueRow> Told(Viewer by, Audience audience)
    {
        List<DueRow> notices = [];
        if (audience.ReachesReporter && by is not Viewer.Reporter)
            notices.Add(Notices.ToReporter(Number));
        notices.AddRange(
            vendors
                .Where(v => v.IsTold && audience.ReachesVendor(v.Number) && (by as Viewer.OfVendor)?.Vendor != v.Number)
                .Select(v => Notices.ToVendor(v.Number, Number))
        );
        if (by is not Viewer.Member member)
            notices.Add(Owner is { } owner ? Notices.ToMember(owner, Number) : Notices.ToTriagers(Number));
        else if (audience.Channel is Channel.Team or Channel.Everyone)
        {
            var readers = guests.Select(guest => guest.Person).Concat(Owner is { } kept ? [kept] : []);
            notices.AddRange(
                readers.Distinct().Where(p => p != member.Person).Select(p => Notices.ToMember(p, Number))
            );
        }
        return notices;
    }

    private void ApplyToChannels(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case MessageWritten { Audience.ReachesReporter: true } entry:
                Apply(entry, recorded.By);
                break;
            case MessageEdited entry:
                if (!edits.TryGetValue(entry.Message, out var changes))
                    edits.Add(entry.Message, changes = []);
                changes.Add(recorded);
                break;
            default:
                ApplyToRedactions(recorded);
                break;
        }
    }

    private void Apply(MessageWritten entry, Actor by)
    {
        if (by == Actor.Reporter)
            (WaitingFor, AnswerBy) = (WaitingFor.Team, Min(AnswerBy, entry.AnswerBy));
        else if (!IsVendor(by) && State != ReportState.Received) // before the verdict only a verdict or a question answers
            (WaitingFor, AnswerBy) = (State == ReportState.Accepted ? WaitingFor.Team : WaitingFor.Nobody, null);
    }

    // what a vendor says to everyone answers no reporter
    private static bool IsVendor(Actor by) =>
        Viewer.OfVendor.NumberOf(by) is not null || Maintainer.NumberOf(by) is not null;
}
