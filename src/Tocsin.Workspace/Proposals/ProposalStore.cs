using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// The one door to proposals. Whoever asks names a viewer; what they may not see answers exactly as what does not exist. A
/// proposal about a case is there for those who may read that case, a sanction for those whom it concerns.
/// </summary>
public sealed partial class ProposalStore
{
    /// <summary>So many that are decided are listed, the last first.</summary>
    public const int MostListed = 50;

    private static readonly ProposalKind[] AboutCases = [ProposalKind.InviteExpert, ProposalKind.ExtendEmbargo];

    private readonly LedgerStore ledgers;
    private readonly StandingStore standings;
    private readonly CharterInForce charter;
    private readonly CaseStore cases;
    private readonly Electorates electorates;

    internal ProposalStore(
        LedgerStore ledgers,
        StandingStore standings,
        CharterInForce charter,
        CaseStore cases,
        AccountStore accounts
    ) =>
        (this.ledgers, this.standings, this.charter, this.cases, electorates) = (
            ledgers,
            standings,
            charter,
            cases,
            new(standings, cases, accounts)
        );

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now => ledgers.Now();

    /// <summary>The proposal, if there is one for <paramref name="viewer"/>: asked before anything that they sent is read.</summary>
    public async Task<Result<Proposal>> Find(string? id, Viewer.Member viewer, CancellationToken cancel)
    {
        if (!ProposalId.Parse(id).TryGet(out var parsed, out var problem))
            return problem;
        if (!(await Load(parsed, cancel)).TryGet(out var found, out problem))
            return problem;
        return await MaySee(found, viewer, cancel) ? found : Problem.NotFound;
    }

    /// <summary>What <paramref name="viewer"/> sees: what runs, the next deadline first, then what is decided, the last first.</summary>
    public async Task<IReadOnlyList<Proposal>> All(Viewer.Member viewer, CancellationToken cancel)
    {
        var rows = await ledgers.Look(db => Rows(db, viewer).ToListAsync(cancel));
        var open = rows.Where(r => r.State != ProposalState.Decided).OrderBy(r => r.Deadline);
        var decided = rows.Where(r => r.State == ProposalState.Decided).OrderByDescending(r => r.Deadline);
        return [.. await Seen(open, int.MaxValue, viewer, cancel), .. await Seen(decided, MostListed, viewer, cancel)];
    }

    /// <summary>Opens a proposal; who decides, and who of them may, is settled now.</summary>
    /// <param name="continues">The escalated one that it answers.</param>
    /// <param name="challenge">What it takes up; the caller has seen to it that there is such a one for whoever proposes.</param>
    public async Task<Result<Proposal>> Open(
        ProposalSubject subject,
        ProposalText text,
        Proposal? continues,
        PersonId by,
        CancellationToken cancel,
        ChallengeId? challenge = null
    )
    {
        var (team, electors) = await electorates.For(subject, continues?.Outcome?.To, cancel);
        if (team is null)
            return ProposalProblems.NobodyMayVote;
        var rule = charter.Charter.Decisions.For(subject.Kind);
        return await ledgers.InTransaction<Proposal>(
            async session =>
            {
                var about = await Texts.Now(session, subject, cancel);
                if (await Objection(session, about, text, cancel) is { } senseless)
                    return senseless;
                var before = continues is null ? null : await session.Load<Proposal>(continues.Id.Stream, cancel);
                var opened = await Open(session, new(about, text, rule, team.Id, before), electors, by, cancel);
                return opened.TryGet(out var made, out var problem) && challenge is { } taken
                    ? await TakeUp(session, taken, made, by, cancel)
                    : opened;
            },
            cancel
        );
    }

    /// <summary>Proposes for a team somebody who was never here: they are asked in, and belong to nothing until it is decided.</summary>
    public async Task<Result<Proposal>> OpenForNewcomer(
        string name,
        TeamId team,
        ProposalText text,
        PersonId by,
        CancellationToken cancel
    )
    {
        var person = PersonId.From(new ReadableRandom(RandomNumberGenerator.Fill));
        var subject = new ProposalSubject.JoinTeam(person, team);
        var (decides, electors) = await electorates.For(subject, null, cancel);
        if (decides is null)
            return ProposalProblems.NobodyMayVote;
        var draft = new ProposalDraft(subject, text, charter.Charter.Decisions.JoinTeam, decides.Id);
        return await ledgers.InTransaction<Proposal>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                if (!member.InviteForTeam(name).TryGet(out var invited, out var problem))
                    return problem;
                await session.Record(Member.Stream(person), invited, by.Actor, cancel);
                return await Open(session, draft, electors, by, cancel);
            },
            cancel
        );
    }

    /// <summary>Loads it, lets it decide, writes what it decided, and gives it back as it is then.</summary>
    public Task<Result<Proposal>> Decide(
        ProposalId id,
        PersonId by,
        Func<Proposal, DateTimeOffset, Result<Decision>> decide,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Proposal>(
            async session =>
                await Known(session, id, cancel) is { } found
                    ? await Record(session, found, decide(found, session.Now), by.Actor, cancel)
                    : Problem.NotFound,
            cancel
        );

    /// <summary>Objects: those who may vote are those who may now.</summary>
    public async Task<Result<Proposal>> RaiseObjection(
        Proposal found,
        PersonId by,
        ReasonText reason,
        CancellationToken cancel
    )
    {
        var electors = await electorates.Of(found.Team, found.Subject!, cancel);
        return await Decide(found.Id, by, (p, now) => p.RaiseObjection(by, reason, electors, now), cancel);
    }

    /// <summary>Closes it if its deadline has come.</summary>
    /// <returns>When to come again; null: never.</returns>
    internal async Task<DateTimeOffset?> Close(ProposalId id, CancellationToken cancel)
    {
        var closed = await ledgers.InTransaction<DateTimeOffset?>(
            async session =>
            {
                if (await Known(session, id, cancel) is not { } found)
                    return Result.Of<DateTimeOffset?>(null);
                if (found.Close(session.Now) is not { Succeeded: true } decided)
                    return Result.Of<DateTimeOffset?>(found.IsDecided ? null : found.Deadline);
                await Record(session, found, decided, Actor.Tocsin, cancel);
                return Result.Of<DateTimeOffset?>(null);
            },
            cancel
        );
        return closed.Value;
    }

    internal async Task<Result<Proposal>> Load(ProposalId id, CancellationToken cancel) =>
        await ledgers.InTransaction<Proposal>(
            async session => await Known(session, id, cancel) is { } found ? found : Problem.NotFound,
            cancel
        );

    // asked of the rows first: loading a stream that is not there would begin it
    internal static async Task<Proposal?> Known(LedgerSession session, ProposalId id, CancellationToken cancel) =>
        await session.Db.Proposals.AnyAsync(row => row.Id == id.Text, cancel)
            ? await session.Load<Proposal>(id.Stream, cancel)
            : null;

    private async Task<Result<Proposal>> Open(
        LedgerSession session,
        ProposalDraft draft,
        Electors electors,
        PersonId by,
        CancellationToken cancel
    )
    {
        var id = ProposalId.From(new ReadableRandom(RandomNumberGenerator.Fill));
        var fresh = await session.Load<Proposal>(id.Stream, cancel);
        var opened = fresh.Open(draft, electors, standings.Chart, session.Now);
        return await Record(session, fresh, opened, by.Actor, cancel);
    }

    private static async Task<Result<Proposal>> TakeUp(
        LedgerSession session,
        ChallengeId taken,
        Proposal made,
        PersonId by,
        CancellationToken cancel
    )
    {
        var challenge = await session.Load<Challenge>(taken.Stream, cancel);
        if (!challenge.TakeUp(made.Id.Text).TryGet(out var decision, out var problem))
            return problem;
        await session.Record(taken.Stream, decision, by.Actor, cancel);
        return made;
    }

    private static async Task<Result<Proposal>> Record(
        LedgerSession session,
        Proposal found,
        Result<Decision> result,
        Actor by,
        CancellationToken cancel
    )
    {
        if (!result.TryGet(out var decision, out var problem))
            return problem;
        var told = decision.And(ProposalNotices.Of(found, decision, by));
        await session.Record(found.Id.Stream, told, by, cancel);
        return found;
    }

    // what could not be carried out, whoever agrees to it
    private static async Task<Problem?> Objection(
        LedgerSession session,
        ProposalSubject subject,
        ProposalText text,
        CancellationToken cancel
    )
    {
        if (subject is ProposalSubject.ChangePolicy or ProposalSubject.ChangeStatement)
            return await Texts.Objection(session, subject, text, cancel);
        if (subject is ProposalSubject.ExtendEmbargo extension)
        {
            var found = await session.Load<Case>(CaseNumber.Parse(extension.Case).Value.Stream, cancel);
            return found.ExtendEmbargo(extension.Until, session.Now).Problem;
        }
        if (subject.Concerns is not { } person)
            return null;
        if (!await session.Db.Members.AnyAsync(row => row.Person == person.Text, cancel))
            return Problem.Faulty([new("person", "There is no such person.")]);
        var member = await session.Load<Member>(Member.Stream(person), cancel);
        return subject switch
        {
            ProposalSubject.JoinTeam { Team: var team }
                when !member.IsEmeritus && member.Memberships.Any(m => m.Team == team && m.Until is null) =>
                Problem.Faulty([new("person", "They are in this team already.")]),
            ProposalSubject.LeaveTeam { Team: var team } when member.Memberships.All(m => m.Team != team) =>
                Problem.Faulty([new("person", "They are not in this team.")]),
            _ => null,
        };
    }

    // which of those about cases they see is decided case by case
    private static IQueryable<ProposalRow> Rows(CaseDb db, Viewer.Member viewer)
    {
        var readsAny = viewer.MayReadCases || viewer.MayReadAlone.Count > 0;
        return db.Proposals.AsNoTracking().Where(row => readsAny || !AboutCases.Contains(row.Kind));
    }

    private async Task<IReadOnlyList<Proposal>> Seen(
        IEnumerable<ProposalRow> rows,
        int most,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var seen = new List<Proposal>();
        foreach (var row in rows)
        {
            if (seen.Count == most)
                break;
            var found = (await Load(ProposalId.Parse(row.Id).Value, cancel)).Value;
            if (await MaySee(found, viewer, cancel))
                seen.Add(found);
        }
        return seen;
    }

    private async Task<bool> MaySee(Proposal found, Viewer.Member viewer, CancellationToken cancel)
    {
        if (viewer.Scopes is not null)
            return false;
        // what is proposed about a case tells of it: that it was read is recorded first, as for the case itself
        if (found.Subject!.ConcernsCase is { } number)
            return (await cases.Read(CaseNumber.Parse(number).Value, viewer, "proposal", cancel)).Succeeded;
        if (found.Subject is not ProposalSubject.Sanction { Person: var concerned })
            return true;
        var me = Voter.Of(viewer.Person);
        return viewer.Person == concerned
            || viewer.Person == found.Proposer
            || found.Consulted.Contains(me)
            || found.Ballot?.Electorate.Contains(me) == true
            || found.Ballot?.LeftOut.Contains(me) == true
            || await SpeaksFor(viewer.Person, found, cancel);
    }

    private async Task<bool> SpeaksFor(PersonId person, Proposal found, CancellationToken cancel)
    {
        var standing = await standings.Of(person, cancel);
        return new[] { found.Team, found.Outcome?.To }
            .Select(team => team is { } asked ? standings.Chart.Find(asked) : null)
            .Any(team => team is not null && Electorates.SpeaksFor(team, standing));
    }
}
