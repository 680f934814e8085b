using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What is said about the draft of the advisory, by the team and by those it is shared with; and other texts that they suggest.</summary>
public sealed partial class Case
{
    /// <summary>The most comments, suggestions and answers of one case.</summary>
    public const int MostRemarks = 500;

    /// <summary>The most suggestions that wait for the team in one channel.</summary>
    public const int MostOpenSuggestions = 20;

    private int remarks;

    /// <summary>What <paramref name="viewer"/> may read of it, in order. Of those outside, nobody reads what others said to the team alone.</summary>
    public IReadOnlyList<DraftThread> DraftThreadsFor(Viewer viewer)
    {
        var replies = history.Where(one => Begun(one.Entry) is not null).ToLookup(one => Begun(one.Entry)!.Value);
        return
        [
            .. history
                .Where(one => one.Entry is ChangeSuggested or DraftCommented { About: null })
                .Where(one => Reads(viewer, ((IRemark)one.Entry).Audience))
                .Select(one => Thread(one, [.. replies[one.Sequence]])),
        ];
    }

    /// <summary>A member comments, to the team or to those who read the draft.</summary>
    /// <param name="field">Null: the whole of it.</param>
    public Result<Decision> CommentOnDraft(Viewer.Member by, Audience readers, DraftField? field, RemarkText said)
    {
        if (MayRemark(by, readers) is { } refused)
            return refused;
        var revision = RevisionFor(readers);
        return Decision
            .Of(new DraftCommented(readers.Channel, readers.Vendor, revision, field) { Text = said })
            .And(Told(by, readers));
    }

    /// <summary>The reporter or a maintainer comments on what they read.</summary>
    /// <param name="revision">That they had before them.</param>
    public Result<Decision> CommentOnDraft(
        Viewer by,
        bool toEveryone,
        int revision,
        DraftField? field,
        RemarkText said
    ) =>
        Readers(by, toEveryone, revision)
            .Map(readers =>
                Decision
                    .Of(new DraftCommented(readers.Channel, readers.Vendor, revision, field) { Text = said })
                    .And(ToldBy(by, readers))
            );

    /// <summary>Answers in a thread, to those who read it.</summary>
    public Result<Decision> AnswerOnDraft(Viewer by, long thread, RemarkText said)
    {
        if (ThreadFor(by, thread) is not { } found)
            return Problem.NotFound;
        var refused = by is Viewer.Member member ? MayRemark(member, found.Audience) : MayRemarkOutside(by);
        if (refused is not null)
            return refused;
        return Decision
            .Of(
                new DraftCommented(found.Audience.Channel, found.Audience.Vendor, found.Revision, found.Field, thread)
                {
                    Text = said,
                }
            )
            .And(ToldBy(by, found.Audience));
    }

    /// <summary>A member suggests another text for a field, within the team.</summary>
    public Result<Decision> SuggestChange(Viewer.Member by, int revision, DraftField field, SuggestionText text)
    {
        if (MayRemark(by, Audience.Team) is { } refused)
            return refused;
        return revision == DraftRevision
            ? Suggested(by, Audience.Team, revision, field, text)
            : CaseProblems.DraftMovedOn(DraftRevision);
    }

    /// <summary>The reporter or a maintainer suggests another text for a field of what they read.</summary>
    public Result<Decision> SuggestChange(
        Viewer by,
        bool toEveryone,
        int revision,
        DraftField field,
        SuggestionText text
    ) => Readers(by, toEveryone, revision).Then(readers => Suggested(by, readers, revision, field, text));

    /// <summary>Takes a suggestion up: a new revision of the draft, by the rules of every other. Its reviewer has to read it anew.</summary>
    /// <param name="revision">Of the draft that the member had before them.</param>
    public Result<Decision> AcceptSuggestion(Viewer.Member by, long suggestion, int revision, RemarkText? answer)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (!OpenSuggestion(by, suggestion).TryGet(out var found, out var problem))
            return problem;
        if (revision != DraftRevision)
            return CaseProblems.DraftMovedOn(DraftRevision);
        if (!found.Fits)
            return DraftProblems.NoLongerFits(found.Revision);
        return FieldText
            .With(Draft!, found.Field!.Value, found.Suggested!, "text")
            .Map(content =>
                Decision
                    .Of(
                        new DraftSaved(DraftRevision + 1) { Text = content },
                        Settled(found, SuggestionFate.Accepted, answer, DraftRevision + 1)
                    )
                    .And(Told(by, found.Audience))
                    .And(TellReaders(by))
            );
    }

    /// <summary>Does not take it up; whoever made it reads why.</summary>
    public Result<Decision> DeclineSuggestion(Viewer.Member by, long suggestion, RemarkText why) =>
        MayWork(by) is { } refused
            ? refused
            : OpenSuggestion(by, suggestion)
                .Map(found => Decision.Of(Settled(found, SuggestionFate.Declined, why)).And(Told(by, found.Audience)));

    /// <summary>Whoever made a suggestion takes it back.</summary>
    public Result<Decision> WithdrawSuggestion(Viewer by, long suggestion)
    {
        if (by is Viewer.Member member && MayChange(member) is { } refused)
            return refused;
        return OpenSuggestion(by, suggestion)
            .Then(found =>
                found.By == by.Actor
                    ? Decision.Of(Settled(found, SuggestionFate.Withdrawn, null)).And(ToldBy(by, found.Audience))
                    : (Result<Decision>)DraftProblems.NotYours
            );
    }

    /// <summary>Who suggested what a revision of the draft took up; null: nobody but who saved it.</summary>
    public Actor? SuggestedBy(int revision) =>
        history.Find(one => one.Entry is SuggestionSettled { Revision: { } took } && took == revision)
            is { Entry: SuggestionSettled settled }
            ? history.Find(one => one.Sequence == settled.Suggestion)?.By
            : null;

    private Result<Decision> Suggested(Viewer by, Audience readers, int revision, DraftField field, SuggestionText text)
    {
        if (DraftThreadsFor(by).Count(one => one.IsOpen && one.Audience == readers) >= MostOpenSuggestions)
            return DraftProblems.TooManyOpen;
        var before = DraftAt(revision)!;
        if (!FieldText.With(before, field, text.Text, "text").TryGet(out var changed, out var faulty))
            return faulty;
        if (changed.Equals(before) || FieldText.Of(changed, field) == FieldText.Of(before, field))
            return Problem.Faulty([new("text", "This is what it says already; change something.")]);
        return Decision
            .Of(new ChangeSuggested(readers.Channel, readers.Vendor, revision, field) { Text = text })
            .And(ToldBy(by, readers));
    }

    // one thread alone: a page asks about each of them
    private DraftThread? ThreadFor(Viewer viewer, long sequence)
    {
        if (sequence < 1 || sequence > history.Count)
            return null;
        var begins = history[(int)sequence - 1];
        return
            begins.Entry is ChangeSuggested or DraftCommented { About: null }
            && Reads(viewer, ((IRemark)begins.Entry).Audience)
            ? Thread(begins, [.. history.Where(one => Begun(one.Entry) == sequence)])
            : null;
    }

    // the thread that an answer or a decision belongs to; null for everything else
    private static long? Begun(Entry entry) =>
        entry switch
        {
            DraftCommented { About: { } about } => about,
            SuggestionSettled settled => settled.Suggestion,
            _ => null,
        };

    private Result<DraftThread> OpenSuggestion(Viewer by, long suggestion) =>
        ThreadFor(by, suggestion) is not { IsSuggestion: true } found ? Problem.NotFound
        : found.IsDestroyed ? CaseProblems.TextIsDestroyed
        : found.IsOpen ? found
        : (Result<DraftThread>)DraftProblems.Settled;

    private static SuggestionSettled Settled(
        DraftThread found,
        SuggestionFate fate,
        RemarkText? said,
        int? revision = null
    ) => new(found.Audience.Channel, found.Audience.Vendor, found.Sequence, fate, revision) { Text = said };

    private Problem? MayRemark(Viewer.Member by, Audience readers) =>
        MayWrite(by, readers)
        ?? (
            State != ReportState.Accepted
                ? (State == ReportState.Closed ? CaseProblems.Closed : CaseProblems.NotAccepted)
            : Draft is null ? CaseProblems.NoDraft
            : remarks >= MostRemarks ? DraftProblems.TooMany
            : readers == Audience.Team || SharesWith(readers) is not null ? null
            : DraftProblems.NotShared
        );

    // whoever reads nothing of it has no draft to speak of
    private Problem? MayRemarkOutside(Viewer by) =>
        SharedDraftFor(by) is null ? DraftProblems.NotSharedWithYou
        : State == ReportState.Closed ? CaseProblems.Closed
        : remarks >= MostRemarks ? DraftProblems.TooMany
        : null;

    // what was not shown to everyone is not spoken of to everyone
    private Result<Audience> Readers(Viewer by, bool toEveryone, int revision)
    {
        if (MayRemarkOutside(by) is { } refused)
            return refused;
        var read = SharedDraftFor(by)!;
        if (revision != read.Revision)
            return DraftProblems.ReadAnew(read.Revision);
        if (toEveryone && !read.ToEveryone)
            return Problem.Faulty([new("readers", "Only the team reads what you write here.")]);
        if (toEveryone)
            return Audience.Everyone;
        return by switch
        {
            Viewer.Reporter => Audience.WithReporter,
            Viewer.Maintainer maintainer => Audience.WithVendor(VendorOf(maintainer.Actor)!.Value),
            _ => Problem.NotFound,
        };
    }

    private DraftShare? SharesWith(Audience readers) =>
        draftShares
            .Where(share => share.With == readers || share.With == Audience.Everyone)
            .MaxBy(share => share.Revision);

    // a comment to somebody outside is about what they read
    private int RevisionFor(Audience readers) =>
        readers == Audience.Team ? DraftRevision : SharesWith(readers)?.Revision ?? DraftRevision;

    private IEnumerable<DueRow> ToldBy(Viewer by, Audience readers) =>
        by is Viewer.Maintainer { Person: var me } && VendorOf(by.Actor) is { } vendor
            ? Told(new Viewer.OfVendor(Number, vendor), readers)
                .Concat(
                    maintainers.Where(m => m.Vendor == vendor && m.TakesPart && m.Number != me).Select(ToMaintainer)
                )
            : Told(by, readers);

    private DraftThread Thread(Recorded begins, IReadOnlyList<Recorded> after)
    {
        var remark = (IRemark)begins.Entry;
        var replies = after.Select(Reply).ToList();
        var (revision, field) = begins.Entry switch
        {
            ChangeSuggested made => (made.Revision, (DraftField?)made.Field),
            DraftCommented said => (said.Revision, said.Field),
            _ => default,
        };
        var thread = new DraftThread(begins.Sequence, begins.At, begins.By, remark.Audience, revision, field)
        {
            Said = (begins.Entry as DraftCommented)?.Text?.Said,
            IsDestroyed = begins.Redacted,
            Replies = replies,
        };
        if (begins.Entry is not ChangeSuggested suggestion)
            return thread;
        var before = DraftAt(suggestion.Revision) is { } content ? FieldText.Of(content, suggestion.Field) : "";
        return thread with
        {
            IsSuggestion = true,
            Before = before,
            Suggested = suggestion.Text?.Text,
            Said = suggestion.Text?.Why,
            Fate = replies.LastOrDefault(reply => reply.Fate is not null)?.Fate ?? SuggestionFate.Open,
            TakenUpIn = after.Select(one => (one.Entry as SuggestionSettled)?.Revision).Max(),
            Fits = Draft is not null && FieldText.Of(Draft, suggestion.Field) == before,
        };
    }

    private static DraftReply Reply(Recorded one) =>
        new(
            one.Sequence,
            one.At,
            one.By,
            (one.Entry as Entry<RemarkText>)?.Text?.Said,
            one.Redacted,
            (one.Entry as SuggestionSettled)?.Fate
        );

    private void ApplyToRemarks(Recorded recorded)
    {
        remarks++;
        // whose words are in the draft does not approve them alone
        if (
            recorded.Entry is SuggestionSettled { Fate: SuggestionFate.Accepted, Suggestion: var suggestion }
            && history.Find(one => one.Sequence == suggestion) is { } made
            && PersonId.Parse(made.By.Id) is { Succeeded: true } person
        )
            drafters.Add(person.Value);
    }
}
