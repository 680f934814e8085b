using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// Does what a proposal decided, once: in one transaction with the entry that says so. What cannot be done by then is
/// recorded as refused, with the code of what stood in its way.
/// </summary>
public sealed class CarryOutProposal
{
    /// <summary>How long after a day on which an answer was expected the team is asked again.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromDays(7);

    private readonly LedgerStore ledgers;
    private readonly StandingStore standings;
    private readonly AccountStore accounts;

    internal CarryOutProposal(LedgerStore ledgers, StandingStore standings, AccountStore accounts) =>
        (this.ledgers, this.standings, this.accounts) = (ledgers, standings, accounts);

    /// <summary>What was agreed on is no text that is kept here; putting it into force is for people.</summary>
    public static Problem ByHand { get; } =
        Problem.Conflict("proposal.by-hand", "This is put into force by hand.", "Whoever keeps the text changes it.");

    /// <summary>What passed is done; whoever something was escalated to is told.</summary>
    internal async Task Carry(ProposalId id, CancellationToken cancel)
    {
        var everybody = await standings.All(cancel);
        await ledgers.InTransaction<bool>(
            async session =>
            {
                if (await ProposalStore.Known(session, id, cancel) is not { } found)
                    return false;
                var decision = found.Outcome is { Kind: OutcomeKind.Escalated, To: { } above }
                    ? Tell(found, above, everybody)
                    : await Decide(session, found, cancel);
                await session.Record(id.Stream, decision, Actor.Tocsin, cancel);
                await CloseDoors(session, found, cancel);
                return true;
            },
            cancel
        );
    }

    /// <summary>Asks the team that was expected to answer, until it does.</summary>
    /// <returns>When to ask again; null: it has answered.</returns>
    internal async Task<DateTimeOffset?> Expect(ProposalId id, CancellationToken cancel)
    {
        var everybody = await standings.All(cancel);
        var asked = await ledgers.InTransaction<DateTimeOffset?>(
            async session =>
            {
                if (
                    await ProposalStore.Known(session, id, cancel) is not { Outcome.To: { } above } found
                    || !found.Awaits(above)
                )
                    return Result.Of<DateTimeOffset?>(null);
                await session.Record(id.Stream, Tell(found, above, everybody), Actor.Tocsin, cancel);
                return Result.Of<DateTimeOffset?>(session.Now + AskAgain);
            },
            cancel
        );
        return asked.Value;
    }

    private async Task<Decision> Decide(LedgerSession session, Proposal found, CancellationToken cancel)
    {
        switch (found.Subject)
        {
            case { Concerns: { } person }:
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                var others = found.Subject is ProposalSubject.JoinTeam { Team: var team }
                    ? await Employers(session, team, person, cancel)
                    : [];
                return found.CarryOut(member, standings.Chart, others, session.Now);
            case ProposalSubject.ExtendEmbargo extension:
                var number = CaseNumber.Parse(extension.Case).Value;
                var kept = await session.Load<Case>(number.Stream, cancel);
                return found.CarryOut(number.Stream, kept.ExtendEmbargo(extension.Until, session.Now));
            case ProposalSubject.InviteExpert invitation:
                return await CarryOutInvitation.Decide(session, found, invitation, accounts, cancel);
            case ProposalSubject.AcceptPartner:
                return await CarryOutPartner.Decide(session, found, cancel);
            case ProposalSubject.ChangeStatement statement:
                return found.CarryOut(await Texts.Model(session, statement, cancel), session.Now);
            case ProposalSubject.ChangePolicy policy when AgreementNames.KindOf(policy.Name) is { } kind:
                return found.CarryOut(await session.Load<Agreement>(Agreement.Stream(kind), cancel), session.Now);
            default:
                return found.CarryOut(found.Id.Stream, ByHand);
        }
    }

    private static async Task<IReadOnlyList<string?>> Employers(
        LedgerSession session,
        TeamId team,
        PersonId but,
        CancellationToken cancel
    )
    {
        var rows = await session.Db.Members.AsNoTracking().Select(row => row.Person).ToListAsync(cancel);
        var employers = new List<string?>();
        foreach (var person in rows.Select(row => PersonId.Parse(row).Value).Where(p => p != but))
        {
            var member = await session.Load<Member>(Member.Stream(person), cancel);
            if (member.IsIn(team, session.Now) && !member.IsEmeritus)
                employers.Add(member.Profile.Employer);
        }
        return employers;
    }

    private Decision Tell(
        Proposal found,
        TeamId above,
        IReadOnlyList<(Member Member, Governance.Standings.Standing Standing)> everybody
    )
    {
        var team = standings.Chart.Find(above);
        return Decision.Nothing.And(
            everybody
                .Where(one => team is not null && Electorates.SpeaksFor(team, one.Standing))
                .Select(one => ProposalNotices.ToMember(one.Member.Id, found.Id))
        );
    }

    // without a place they have no standing, which closes every door; what they were given must not open one again later
    private static async Task CloseDoors(LedgerSession session, Proposal found, CancellationToken cancel)
    {
        if (found.Subject?.Concerns is not { } person || !found.IsCarriedOut)
            return;
        var member = await session.Load<Member>(Member.Stream(person), cancel);
        if (member.HasLeft)
            await MemberStore.Close(session.Db, person, cancel);
    }
}
