using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>What passed is done: once.</summary>
public sealed partial class Proposal
{
    /// <summary>
    /// Carries out what is about a person: a team joined or left, a sanction. Doing it again writes nothing; what is
    /// refused by then is recorded as refused.
    /// </summary>
    /// <param name="person">Whom the subject concerns.</param>
    /// <param name="others">For joining: the employers of the team's other members, null for who has none.</param>
    public Decision CarryOut(Member person, TeamChart chart, IReadOnlyCollection<string?> others, DateTimeOffset now) =>
        Subject?.Concerns == person.Id
            ? CarryOut(Member.Stream(person.Id), Effect(person, chart, others, now))
            : Decision.Nothing;

    /// <summary>Carries out what another stream decides, in the same transaction, as above.</summary>
    /// <param name="stream">The stream that <paramref name="effect"/> is for.</param>
    public Decision CarryOut(StreamId stream, Result<Decision> effect)
    {
        if (Outcome is not { Kind: OutcomeKind.Passed } || IsCarriedOut)
            return Decision.Nothing;
        if (!effect.TryGet(out var decided, out var problem))
            return Decision.Of(new ProposalCarriedOut(problem.Code));
        return Decision.Of(new ProposalCarriedOut()) with
        {
            Elsewhere = [.. decided.Entries.Select(e => (stream, e)), .. decided.Elsewhere],
            Dues = decided.Dues,
        };
    }

    /// <summary>Carries out what a threat model is to say from now on, as above; of another product's nothing.</summary>
    public Decision CarryOut(ThreatModel model, DateTimeOffset now) =>
        Subject is ProposalSubject.ChangeStatement subject && subject.Product == model.Product
            ? CarryOut(ThreatModel.Stream(model.Product), model.Change(subject.With(Text, Id.Text), now))
            : Decision.Nothing;

    /// <summary>Publishes the wording as the next version of an agreement, in force at once; as above.</summary>
    public Decision CarryOut(Agreement agreement, DateTimeOffset now)
    {
        if (
            Subject is not ProposalSubject.ChangePolicy subject
            || Agreement.Stream(agreement.Kind).Name != subject.Name
        )
            return Decision.Nothing;
        var newest = agreement.Versions.Count;
        return CarryOut(
            Agreement.Stream(agreement.Kind),
            agreement.Publish(
                subject.After ?? newest,
                Text?.Detail,
                null,
                newest == 0 ? 0 : Agreement.DaysToSignByProposal,
                now
            )
        );
    }

    private Result<Decision> Effect(
        Member person,
        TeamChart chart,
        IReadOnlyCollection<string?> others,
        DateTimeOffset now
    )
    {
        var why = new ReasonText(Text?.Reason ?? "");
        return Subject switch
        {
            ProposalSubject.JoinTeam subject => chart.Find(subject.Team)?.Admit(person, others, now)
                ?? Problem.NotFound,
            ProposalSubject.LeaveTeam subject => person.LeaveTeam(subject.Team, LeaveReason.Decided),
            ProposalSubject.Sanction { Measure: SanctionMeasure.Warning } => person.Warn(why),
            ProposalSubject.Sanction { Measure: SanctionMeasure.Suspension } subject => person.Suspend(
                subject.Until,
                why,
                now
            ),
            ProposalSubject.Sanction => person.Remove(LeaveReason.Removed),
            _ => Problem.NotFound,
        };
    }
}
