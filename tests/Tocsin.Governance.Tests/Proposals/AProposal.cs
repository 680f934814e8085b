using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Proposals;

/// <summary>One proposal to core response, which has as many members as are asked for.</summary>
internal sealed class AProposal
{
    private static readonly ProposalId Id = ProposalId.Parse("pr-7KQ4M2XD01").Value;

    public AProposal(int members) =>
        Members = [
            .. Enumerable
                .Range(0, members)
                .Select(_ =>
                {
                    var member = Programme.Person();
                    Programme.Join(member, DefaultTeams.CoreResponse);
                    return member;
                }),
        ];

    public AProgramme Programme { get; } = AProgramme.Started();

    public IReadOnlyList<Member> Members { get; }

    public Proposal Proposal => Programme.State<Proposal>(Id.Stream);

    public Electors All => new([.. Members.Select(m => m.Id)], []);

    public Electors AllBut(params int[] recused) => new(All.Members, [.. recused.Select(i => Members[i].Id)]);

    public Result<Decision> Opening(ProposalSubject subject, DecisionRule rule, Electors? electors = null) =>
        Proposal.Open(
            new(subject, new("It is time.", "somebody"), rule, DefaultTeams.CoreResponse),
            electors ?? All,
            Programme.Chart,
            Programme.Now
        );

    public void Open(ProposalSubject subject, DecisionRule? rule = null, Electors? electors = null) =>
        Take(Opening(subject, rule ?? DecisionRules.Default.For(subject.Kind), electors), Members[0].Id.Actor);

    public Result<Decision> Casting(int member, Choice choice) =>
        Proposal.Cast(Voter.Of(Members[member].Id), choice, Programme.Now);

    public void Cast(int member, Choice choice) => Take(Casting(member, choice), Members[member].Id.Actor);

    public void Object(int member) =>
        Take(
            Proposal.RaiseObjection(Members[member].Id, new("Too early."), All, Programme.Now),
            Members[member].Id.Actor
        );

    public Outcome Close()
    {
        Programme.Now = Proposal.Deadline;
        Take(Proposal.Close(Programme.Now), Actor.Tocsin);
        return Proposal.Outcome!;
    }

    public void Take(Result<Decision> decision, Actor by) => Programme.Take(Id.Stream, decision.Value, by);
}
