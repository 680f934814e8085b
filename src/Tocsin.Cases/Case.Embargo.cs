using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>
/// How long it is kept silent, and who agreed to that. The programme's default is the first proposal, and a reporter who says
/// nothing has accepted it; whoever proposes another end is asked, not overruled.
/// </summary>
public sealed partial class Case
{
    /// <summary>The most days by which one extension moves the end.</summary>
    public const int MostExtensionDays = 90;

    /// <summary>Business days in which a proposal is answered.</summary>
    public const int EmbargoAnswerBusinessDays = 5;

    /// <summary>The most proposals that one case takes.</summary>
    public const int MostEmbargoProposals = 50;

    /// <summary>The due row that settles proposals once their time is over; its key is the case number.</summary>
    public const string EmbargoAnswersDue = "embargo-answers";

    /// <summary>The due row that ends an embargo at its instant; its key is the case number.</summary>
    public const string EmbargoEndDue = "embargo-end";

    /// <summary>The number by which one agrees to what is in force already.</summary>
    public const int WhatIsInForce = 0;

    private readonly List<EmbargoProposal> proposals = [];
    private readonly Dictionary<EmbargoParty, DateTimeOffset> agreedUntil = [];
    private readonly HashSet<EmbargoParty> broke = [];

    // the latest day that the policy allows: from the verdict, or from a ballot
    private DateTimeOffset? embargoLimit;

    /// <summary>Where it is with keeping silent.</summary>
    public EmbargoState Embargo { get; private set; }

    /// <summary>Whether an embargo is in force.</summary>
    public bool IsSilent => Embargo.InForce();

    /// <summary>When the embargo ends, as proposed or agreed, UTC.</summary>
    public DateTimeOffset EmbargoEnds { get; private set; }

    /// <summary>Why it is over; null while it is not.</summary>
    public EmbargoEnd? EmbargoEndedBy { get; private set; }

    /// <summary>Whether attacks were seen and nobody has decided yet what that means for the embargo.</summary>
    public bool AttacksAskForEnd { get; private set; }

    /// <summary>Every other end that was proposed, in order.</summary>
    public IReadOnlyList<EmbargoProposal> EmbargoProposals => proposals;

    /// <summary>Everybody who is asked to keep silent: the team, the reporters, and every vendor that was told.</summary>
    public IReadOnlyList<EmbargoParty> EmbargoParties =>
        [EmbargoParty.Team, EmbargoParty.Reporter, .. vendors.Where(v => v.IsTold).Select(v => v.Party)];

    /// <summary>
    /// Whether this party keeps to the embargo, from what it agreed to and did. What is not known counts as no.
    /// </summary>
    public EmbargoAdherence AdherenceOf(EmbargoParty party) =>
        !Embargo.InForce() ? EmbargoAdherence.NoEmbargo
        : broke.Contains(party) ? EmbargoAdherence.Broke
        : !agreedUntil.TryGetValue(party, out var until) ? EmbargoAdherence.NeverAgreed
        : until < EmbargoEnds ? EmbargoAdherence.AgreedToLess
        : EmbargoAdherence.Keeps;

    /// <summary>Proposes another end. Who proposes has agreed to it; a proposal of theirs that is open gives way.</summary>
    /// <param name="until">UTC.</param>
    public Result<Decision> ProposeEmbargo(
        Viewer by,
        DateTimeOffset until,
        EmbargoTerms? terms,
        Programme programme,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (!PartyOf(by).TryGet(out var party, out var refused))
            return refused;
        if (MayPropose(until, programme, now) is { } impossible)
            return impossible;
        var ends = programme.Calendar.EndOfBusinessDay(now, EmbargoAnswerBusinessDays);
        var answerBy = until < ends ? until : ends;
        var before = proposals
            .Where(p => p.IsOpen && p.By == party)
            .Select(Entry (p) => new EmbargoSettled(p.Number, false));
        return Decision
            .Of([.. before, new EmbargoProposed(proposals.Count + 1, party.Text, until, answerBy) { Text = terms }])
            .And(new DueRow(EmbargoAnswersDue, Number.Text, FirstAnswer(answerBy, now)))
            .And(by is Viewer.Member ? Notices.ToReporter(Number) : Notices.AskTriagers(Number))
            .And(by is Viewer.Maintainer ? [Notices.ToReporter(Number)] : ToMaintainers());
    }

    /// <summary>
    /// Answers a proposal, or with <see cref="WhatIsInForce"/> agrees to what is in force. The reporter answers for themselves; a
    /// triager for the team, and for a vendor that said so.
    /// </summary>
    /// <param name="vendor">For which vendor a triager speaks; null: for the team.</param>
    public Result<Decision> AnswerEmbargo(Viewer by, int? vendor, int proposal, bool agrees)
    {
        if (!PartyOf(by).TryGet(out var party, out var refused))
            return refused;
        if (vendor is { } number)
        {
            if (party != EmbargoParty.Team || !vendors.Exists(v => v.Number == number && v.IsTold))
                return CaseProblems.NoSuchVendor;
            party = EmbargoParty.Vendor(number);
        }
        if (proposal == WhatIsInForce)
            return AnswerWhatIsInForce(party, agrees);
        if (proposals.Find(p => p.Number == proposal) is not { IsOpen: true } asked)
            return CaseProblems.NoSuchProposal;
        if (asked.By == party)
            return CaseProblems.OwnProposal;
        if (agrees && proposals.Exists(p => p.IsOpen && p.Until < asked.Until))
            return CaseProblems.ShorterFirst;
        if (asked.Answers.TryGetValue(party, out var before) && before == agrees)
            return Decision.Nothing;
        var answered = Decision.Of(new EmbargoAnswered(proposal, party.Text, agrees));
        return Settled(asked.Answered(party, agrees), timeIsOver: false) is { } settled
            ? Settling(answered, asked, settled)
                .And(Notices.ToReporter(Number))
                .And(Notices.ToTriagers(Number))
                .And(ToMaintainers())
            : answered.And(by is Viewer.Member ? Notices.ToReporter(Number) : Notices.ToTriagers(Number));
    }

    /// <summary>Settles what is to be settled because its time to answer is over. The shorter come first.</summary>
    public Decision SettleEmbargo(DateTimeOffset now)
    {
        // one at a time: what is agreed changes what the next would mean, so the row is looked at again
        foreach (var late in proposals.Where(p => p.IsOpen && p.AnswerBy <= now).OrderBy(p => p.Until))
        {
            if (late.Until <= now)
                return Settling(Decision.Nothing, late, agreed: false);
            if (Settled(late, timeIsOver: true) is { } settled)
            {
                return Settling(Decision.Nothing, late, settled)
                    .And(Notices.ToReporter(Number))
                    .And(Notices.ToTriagers(Number))
                    .And(ToMaintainers());
            }
        }
        return Decision.Nothing;
    }

    /// <summary>The instant has come. Writes nothing where it has not, or where a publication is about to end it anyway.</summary>
    public Decision EndEmbargoInTime(DateTimeOffset now) =>
        Embargo.InForce() && EmbargoEnds <= now && !(Plan?.At <= EmbargoEnds)
            ? Decision
                .Of(new EmbargoEnded(EmbargoEnd.Time))
                .And(Notices.ToReporter(Number))
                .And(Notices.AskTriagers(Number))
                .And(ToMaintainers())
            : Decision.Nothing;

    /// <summary>Ends the embargo before its time, or lets it not begin.</summary>
    public Result<Decision> EndEmbargo(Viewer.Member by, ReasonText reason)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (Embargo is not EmbargoState.Proposed && !Embargo.InForce())
            return CaseProblems.NoEmbargo;
        var cause = world.Contains(CaseEvent.AttacksObserved) ? EmbargoEnd.Attacks : EmbargoEnd.Early;
        return Decision
            .Of(new EmbargoEnded(cause) { Text = reason })
            .And(Notices.ToReporter(Number))
            .And(Notices.ToTriagers(Number))
            .And(ToMaintainers());
    }

    /// <summary>Keeps silent although attacks were seen: the answer to the question that they ask.</summary>
    public Result<Decision> KeepEmbargo(Viewer.Member by, ReasonText reason)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        return AttacksAskForEnd ? Decision.Of(new EmbargoKept { Text = reason }) : CaseProblems.NothingAsked;
    }

    /// <summary>Records that somebody did not keep silent. It ends nothing by itself: what is public does.</summary>
    public Result<Decision> RecordBreach(Viewer.Member by, EmbargoParty party, ReasonText reason)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (party == EmbargoParty.Team || !EmbargoParties.Contains(party))
            return CaseProblems.NoSuchParty;
        return broke.Contains(party)
            ? Decision.Nothing
            : Decision.Of(new EmbargoBroken(party.Text) { Text = reason }).And(Notices.AskTriagers(Number));
    }

    /// <summary>
    /// Moves the latest day of publication to a later one: only while a fix is being developed, which is from the verdict
    /// until a publication is decided. That a ballot decided so is for the caller to have made sure of.
    /// </summary>
    /// <param name="until">UTC.</param>
    public Result<Decision> ExtendEmbargo(DateTimeOffset until, DateTimeOffset now)
    {
        if (Plan is not null || Published is not null)
            return CaseProblems.FixIsReady;
        if (Embargo == EmbargoState.Exited)
            return CaseProblems.EmbargoOver;
        if (State != ReportState.Accepted || !Embargo.InForce() || PublishBy is not { } ends)
            return CaseProblems.NotAccepted;
        if (until <= ends || until <= now)
            return CaseProblems.EmbargoNotLater;
        if (until > (ends > now ? ends : now).AddDays(MostExtensionDays))
            return CaseProblems.EmbargoTooLong;
        return Decision
            .Of(new EmbargoExtended(until))
            .And(new DueRow(EmbargoEndDue, Number.Text, until))
            .And(Notices.ToReporter(Number))
            .And(Notices.ToTriagers(Number))
            .And(ToMaintainers());
    }

    private Problem? MayPropose(DateTimeOffset until, Programme programme, DateTimeOffset now)
    {
        if (IsInTheOpen)
            return CaseProblems.NothingToKeep;
        if (State is ReportState.Invalid or ReportState.Closed || Embargo.After(EmbargoMove.Propose) is null)
            return CaseProblems.EmbargoOver;
        if (proposals.Count >= MostEmbargoProposals)
            return CaseProblems.TooManyProposals;
        if (until <= now)
            return Problem.Faulty([new("until", "Choose an instant that is still to come.")]);
        var limit = embargoLimit ?? now.AddDays(programme.EmbargoDays);
        if (until > limit)
            return CaseProblems.BeyondPolicy(limit);
        if (world.Contains(CaseEvent.AttacksObserved) && (!Embargo.InForce() || until >= EmbargoEnds))
            return CaseProblems.AttacksForbid;
        return Embargo.InForce() && until == EmbargoEnds ? CaseProblems.SameEnd : null;
    }

    // of two open proposals the shorter is taken first, and the longer becomes a revision
    private Decision ShorterFirst(Decision accepted, DateTimeOffset latest, Programme programme, DateTimeOffset now)
    {
        var theirs = proposals.Where(p =>
            p.IsOpen && p.By == EmbargoParty.Reporter && p.Until < latest && p.Until > now
        );
        if (Embargo != EmbargoState.Proposed || theirs.MinBy(p => p.Until) is not { } shorter)
            return accepted.And(new DueRow(EmbargoEndDue, Number.Text, latest));
        var answerBy = programme.Calendar.EndOfBusinessDay(now, EmbargoAnswerBusinessDays);
        var revision = new EmbargoProposed(proposals.Count + 1, EmbargoParty.Team.Text, latest, answerBy);
        return (accepted with { Entries = [.. accepted.Entries, new EmbargoSettled(shorter.Number, true), revision] })
            .And(new DueRow(EmbargoEndDue, Number.Text, shorter.Until))
            .And(new DueRow(EmbargoAnswersDue, Number.Text, FirstAnswer(answerBy, now)));
    }

    // there is one row for all proposals: a later one must not move the answer to an earlier one
    private DateTimeOffset FirstAnswer(DateTimeOffset answerBy, DateTimeOffset now) =>
        proposals.Where(p => p.IsOpen && p.AnswerBy > now).Select(p => p.AnswerBy).Append(answerBy).Min();

    private Result<Decision> AnswerWhatIsInForce(EmbargoParty party, bool agrees)
    {
        if (!Embargo.InForce())
            return CaseProblems.NoEmbargo;
        if (party == EmbargoParty.Team)
            return CaseProblems.OwnProposal;
        if (agrees == (agreedUntil.TryGetValue(party, out var until) && until >= EmbargoEnds))
            return Decision.Nothing;
        return Decision
            .Of(new EmbargoAnswered(WhatIsInForce, party.Text, agrees))
            .And(agrees ? Notices.ToTriagers(Number) : Notices.AskTriagers(Number));
    }

    // true: agreed; false: declined; null: somebody still has to say something
    private bool? Settled(EmbargoProposal asked, bool timeIsOver)
    {
        if (asked.Answers.Values.Contains(false))
            return false;
        bool Agrees(EmbargoParty party) => asked.By == party || asked.Answers.GetValueOrDefault(party);
        // whoever once proposed something has shown that their silence is not consent
        var reporterConsents =
            Agrees(EmbargoParty.Reporter) || (timeIsOver && !proposals.Exists(p => p.By == EmbargoParty.Reporter));
        var vendorsSaid = timeIsOver || vendors.Where(v => v.IsTold).All(v => Agrees(v.Party));
        return Agrees(EmbargoParty.Team) && reporterConsents && vendorsSaid ? true : null;
    }

    private Decision Settling(Decision so, EmbargoProposal asked, bool agreed)
    {
        var settled = so with { Entries = [.. so.Entries, new EmbargoSettled(asked.Number, agreed)] };
        return agreed ? settled.And(new DueRow(EmbargoEndDue, Number.Text, asked.Until)) : settled;
    }

    private Result<EmbargoParty> PartyOf(Viewer by) =>
        by switch
        {
            Viewer.Reporter => EmbargoParty.Reporter,
            Viewer.Maintainer maintainer => Me(maintainer).Map(me => EmbargoParty.Vendor(me.Vendor)),
            Viewer.Member member => MayJudge(member) is { } refused ? refused : EmbargoParty.Team,
            _ => CaseProblems.NotATriager,
        };
}
