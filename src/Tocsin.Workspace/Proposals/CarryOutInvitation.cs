using System.Security.Cryptography;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Proposals;

/// <summary>Lets an expert into the case that the response team invited them to: whoever is here already at once, anybody else by a link.</summary>
internal static class CarryOutInvitation
{
    /// <summary>The due row that mails the link; its key is <c>{person}:{proposal}</c>.</summary>
    public const string LinkDue = "expert-link";

    private static readonly Problem NoAddress = Problem.Invalid(
        "expert.no-address",
        "What was proposed is no address that mail reaches."
    );

    private static readonly Problem Over = Problem.Conflict(
        "expert.over",
        "The time that was agreed on was over before anybody could be let in."
    );

    private static readonly Problem SeesIt = Problem.Conflict(
        "expert.sees-it",
        "This person triages, and reads the case already."
    );

    public static async Task<Decision> Decide(
        LedgerSession session,
        Proposal found,
        ProposalSubject.InviteExpert invitation,
        AccountStore accounts,
        CancellationToken cancel
    )
    {
        var number = CaseNumber.Parse(invitation.Case).Value;
        if (found is not { Outcome.Kind: OutcomeKind.Passed, IsCarriedOut: false })
            return Decision.Nothing;
        return found.CarryOut(number.Stream, await Effect(session, found, invitation, number, accounts, cancel));
    }

    private static async Task<Result<Decision>> Effect(
        LedgerSession session,
        Proposal found,
        ProposalSubject.InviteExpert invitation,
        CaseNumber number,
        AccountStore accounts,
        CancellationToken cancel
    )
    {
        if (!EmailAddress.Parse(found.Text?.Detail).TryGet(out var address, out _))
            return NoAddress;
        var kept = await session.Load<Case>(number.Stream, cancel);
        var until = found.DecidedAt!.Value.AddDays(invitation.Days);
        // before somebody new is written down, who would then be here for nothing
        if (kept.State == ReportState.Closed)
            return CaseProblems.Closed;
        if (until <= session.Now)
            return Over;
        if (await accounts.Whose(session.Db, address, cancel) is not { } known)
            return await Newcomer(session, found, kept, address, until, cancel);
        var member = await session.Load<Member>(Member.Stream(known), cancel);
        return member.Duties.Contains(Duty.Triager) ? SeesIt : kept.InviteExpert(member, until, session.Now);
    }

    private static async Task<Result<Decision>> Newcomer(
        LedgerSession session,
        Proposal found,
        Case kept,
        EmailAddress address,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        var person = PersonId.From(new ReadableRandom(RandomNumberGenerator.Fill));
        var member = await session.Load<Member>(Member.Stream(person), cancel);
        // they say themselves how they are called, when they join
        var name = address.Text.Split('@')[0];
        if (!member.InviteForTeam(name).TryGet(out var invited, out var problem))
            return problem;
        await session.Record(Member.Stream(person), invited, found.Proposer?.Actor ?? Actor.Tocsin, cancel);
        return kept.InviteExpert(member, until, session.Now)
            .Map(admitted => admitted.And(new DueRow(LinkDue, $"{person}:{found.Id}", DateTimeOffset.UnixEpoch)));
    }
}
