using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Openings;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Opening the case to everybody, once there is nothing to protect any more but people.</summary>
public sealed partial class Case
{
    /// <summary>The due row that carries the opened case to where strangers read; its key is the case number.</summary>
    public const string CarryOpeningDue = "carry-opened-case";

    /// <summary>So long the reporter has to say something against it.</summary>
    public static readonly TimeSpan OpeningNotice = TimeSpan.FromDays(7);

    /// <summary>What waits for another triager; null: nothing.</summary>
    public CaseOpening? ProposedOpening { get; private set; }

    /// <summary>What the public sees; null: nothing.</summary>
    public CaseOpening? Opening { get; private set; }

    /// <summary>Why the case cannot be opened; null where it can.</summary>
    public Problem? WhyNotOpened =>
        !TellsNothingOfOthers ? OpeningProblems.TellsOfOthers
        : Published is not null || (State == ReportState.Closed && RejectedAs is not null) ? null
        : OpeningProblems.TooEarly;

    /// <summary>
    /// Whether nothing secret of another case can be read in this one: a duplicate tells what its original is about, and linked cases are of
    /// one flaw or of one report. A link is taken away once the other case is nobody's secret.
    /// </summary>
    private bool TellsNothingOfOthers =>
        links.Count == 0 && (Original is null || history.Exists(one => one.Entry is Duplicates.OriginalPublished));

    /// <summary>How much of an entry may be shown at most. What names other cases, or people, is never shown: deny by default.</summary>
    public Disclosure MostOf(Recorded recorded) =>
        recorded switch
        {
            // what its writer took back is not shown: the last words stand
            { Entry: MessageWritten or MessageEdited } when WasReplaced(recorded) => Disclosure.Facts,
            { Entry: ReportReceived or MessageWritten or MessageEdited or InformationAsked }
            or { Entry: ReportAccepted or ReportRejected } => recorded.Redacted ? Disclosure.Facts
            : HoldsMore(recorded.Entry) ? Disclosure.Extract
            : Disclosure.Whole,
            // an ID that no advisory names is the CVE programme's secret still
            { Entry: CveAssigned } when Published?.Cve is null => Disclosure.Withheld,
            { Entry: DraftSaved or CveAssigned or ReviewAsked or DraftApproved } => Disclosure.Facts,
            { Entry: PublicationDecided or PublicationCalledOff or PublicationHeld } => Disclosure.Facts,
            { Entry: AdvisoryPublished or AdvisoryWithdrawn or CaseClosed } => Disclosure.Facts,
            { Entry: EmbargoExtended or UpdatePromised or NotReproduced or OverdueTold } => Disclosure.Facts,
            _ => Disclosure.Withheld,
        };

    /// <summary>How much is shown where nobody chooses otherwise: nothing of the team's own talk, no personal data.</summary>
    public Disclosure UsualOf(Recorded recorded) =>
        recorded.Entry is MessageWritten or MessageEdited
        && AudienceOfMessage(recorded) is not { ReachesReporter: true }
            ? Disclosure.Withheld
            : MostOf(recorded);

    private Audience? AudienceOfMessage(Recorded recorded) =>
        recorded.Entry is MessageEdited { Message: var of }
            ? history.Find(one => one.Sequence == of) is { } original
                ? AudienceOf(original.Entry)
                : null
            : AudienceOf(recorded.Entry);

    private bool WasReplaced(Recorded recorded)
    {
        var of = recorded.Entry is MessageEdited { Message: var message } ? message : recorded.Sequence;
        return edits.TryGetValue(of, out var changes) && changes[^1].Sequence != recorded.Sequence;
    }

    // the contact, names and the keys of files lie in the same part as what was written
    private static bool HoldsMore(Entry entry) =>
        entry switch
        {
            Entry<ReportText> { Text: { } report } => report.Attachments.Count > 0
                || report is not { Contact: null, Credit: null, WhoElseKnows: null, CveWish: null },
            Entry<MessageText> { Text: { } message } => message.Attachments.Count > 0,
            _ => false,
        };

    /// <summary>Proposes to open the case so; tells the reporter, who has a week to say something against it.</summary>
    /// <param name="choices">What is not among them is as <see cref="UsualOf"/>.</param>
    /// <param name="told">What the reporter is told, in the conversation with them.</param>
    public Result<Decision> ProposeOpening(
        Viewer.Member by,
        IReadOnlyList<DisclosureChoice> choices,
        MessageText told,
        DateTimeOffset now
    )
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (WhyNotOpened is { } early)
            return early;
        if (ProposedOpening is not null)
            return OpeningProblems.Waits;
        var chosen = choices.ToLookup(c => c.Sequence, c => c.Shows);
        var faults = new FaultCollector();
        foreach (var choice in choices.Where(c => Beyond(c)))
            faults.Add($"choices[{choice.Sequence}]", "This entry cannot be shown so far.");
        var all = history
            .Select(recorded => new DisclosureChoice(
                recorded.Sequence,
                chosen[recorded.Sequence].DefaultIfEmpty(UsualOf(recorded)).First()
            ))
            .ToList();
        return faults.Else(() =>
            Decision
                .Of(
                    new OpeningProposed(all, now + OpeningNotice),
                    MessageWritten.To(Audience.WithReporter) with
                    {
                        Text = told,
                    }
                )
                .And(Notices.ToReporter(Number))
                .And(Notices.AskTriagers(Number))
        );
    }

    /// <summary>Agrees, as another triager, a week after it was proposed. The caller has made sure of a fresh step-up.</summary>
    public Result<Decision> ConfirmOpening(Viewer.Member by, DateTimeOffset now)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (ProposedOpening is not { } proposed)
            return OpeningProblems.Nothing;
        if (by.Scopes is not null)
            return CaseProblems.StepUpNeeded;
        // what was so when it was proposed may not be so any more
        if (WhyNotOpened is { } secret)
            return secret;
        if (proposed.By == by.Person)
            return OpeningProblems.Own;
        if (now < proposed.NotBefore)
            return OpeningProblems.ReporterHasTime;
        return Decision
            .Of(new OpeningConfirmed(proposed.Sequence, (Opening?.Revision ?? 0) + 1))
            .And(new DueRow(CarryOpeningDue, Number.Text, now))
            .And(Notices.ToReporter(Number));
    }

    public Result<Decision> DropOpening(Viewer.Member by) =>
        MayJudge(by) is { } refused ? refused
        : ProposedOpening is { } proposed ? Decision.Of(new OpeningDropped(proposed.Sequence))
        : Decision.Nothing;

    private bool Beyond(DisclosureChoice choice) =>
        history.Find(r => r.Sequence == choice.Sequence) is not { } recorded || choice.Shows > MostOf(recorded);

    private void ApplyToOpening(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case OpeningProposed proposed:
                ProposedOpening = new(
                    recorded.Sequence,
                    PersonId.Parse(recorded.By.Id).Value,
                    recorded.At,
                    proposed.NotBefore,
                    proposed.Choices
                );
                break;
            case OpeningConfirmed confirmed:
                Opening = ProposedOpening! with
                {
                    ConfirmedBy = PersonId.Parse(recorded.By.Id).Value,
                    ConfirmedAt = recorded.At,
                    Revision = confirmed.Revision,
                    Covers = recorded.Sequence,
                };
                ProposedOpening = null;
                break;
            case OpeningDropped:
                ProposedOpening = null;
                break;
        }
    }
}
