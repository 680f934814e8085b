using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Who belongs to the programme and why: invitations, duties, tokens, each an entry of the person's stream.</summary>
public sealed class MemberStore
{
    /// <summary>So long the very first link can be taken.</summary>
    public static readonly TimeSpan SetUpLasts = TimeSpan.FromHours(24);

    /// <summary>So long an invitation can be taken.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    // whoever takes the set-up link gives their name when they do
    private const string NotNamedYet = "";

    private readonly LedgerStore ledgers;
    private readonly AccountStore accounts;
    private readonly LoginStore logins;
    private readonly Origins origins;

    internal MemberStore(LedgerStore ledgers, AccountStore accounts, LoginStore logins, Origins origins) =>
        (this.ledgers, this.accounts, this.logins, this.origins) = (ledgers, accounts, logins, origins);

    /// <summary>Asks somebody in. The link is the only copy of its secret.</summary>
    /// <param name="by"><see cref="Actor.Tocsin"/> for the operator's shell.</param>
    public Task<Result<Invitation>> Invite(
        string name,
        IReadOnlyList<Duty> duties,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Invitation>(
            session => Invite(session, NewPerson(), name, duties, by, InvitationLasts, cancel),
            cancel
        );

    /// <summary>A link that makes whoever takes it the first member; the one before it works no more. Null once anybody has joined.</summary>
    public async Task<Uri?> FirstLink(CancellationToken cancel)
    {
        var link = await ledgers.InTransaction<Invitation>(
            async session =>
            {
                if (await session.Db.Members.AnyAsync(m => m.JoinedAt != null, cancel))
                    return Problem.NotFound;
                if (await Unnamed(session, cancel) is not { } waiting)
                {
                    var both = new[] { Duty.Triager, Duty.Operator };
                    return await Invite(session, NewPerson(), NotNamedYet, both, Actor.Tocsin, SetUpLasts, cancel);
                }
                return await Offer(session, waiting, SetUpLasts, cancel);
            },
            cancel
        );
        return link.TryGet(out var made, out _) ? made.Link : null;
    }

    /// <summary>A new link for somebody who has not joined; the one before it works no more.</summary>
    public Task<Result<Invitation>> InviteAgain(PersonId person, CancellationToken cancel) =>
        ledgers.InTransaction<Invitation>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                return member is { Invited: true, Joined: false, Name: not NotNamedYet, HasLeft: false }
                    ? await Offer(session, person, InvitationLasts, cancel)
                    : Problem.NotFound;
            },
            cancel
        );

    /// <summary>A new link for an expert who has not joined; it lasts no longer than what they are invited to. Not found where nothing waits for them.</summary>
    internal Task<Result<Invitation>> InviteExpert(PersonId person, CancellationToken cancel) =>
        ledgers.InTransaction<Invitation>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                var running = member.Grants.Where(grant => grant.RunsAt(session.Now)).Select(grant => grant.Until);
                if (member.Joined || running.DefaultIfEmpty().Max() is not { Ticks: > 0 } until)
                    return Problem.NotFound;
                var left = until - session.Now;
                return await Offer(session, person, left < InvitationLasts ? left : InvitationLasts, cancel);
            },
            cancel
        );

    /// <summary>Whether there is such a person: asked before their stream is looked at.</summary>
    public Task<bool> Knows(PersonId person, CancellationToken cancel) =>
        ledgers.Look(db => db.Members.AnyAsync(m => m.Person == person.Text, cancel));

    /// <summary>Who an invitation is for, without using it up.</summary>
    public Task<Result<Guest>> Recognise(string? code, CancellationToken cancel) =>
        ledgers.InTransaction<Guest>(session => Recognise(session, code, cancel), cancel);

    /// <summary>
    /// Takes an invitation: the account, the entry that says so and the signatures come to be together, or not at all.
    /// </summary>
    /// <param name="promised">What they had before their eyes and sign.</param>
    /// <returns>The new member with their recovery codes, which are shown once.</returns>
    public Task<Result<Joined>> Join(
        string? code,
        string name,
        EmailAddress email,
        Credentials with,
        IReadOnlyList<SignedText> promised,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Joined>(
            async session =>
            {
                if (!(await Recognise(session, code, cancel)).TryGet(out var guest, out var problem))
                    return problem;
                if (await accounts.IsTaken(session.Db, email, cancel))
                    return Problem.Faulty([new("email", "Somebody here signs in with this address already.")]);
                var member = await session.Load<Member>(Member.Stream(guest.Person), cancel);
                if (!member.Join().TryGet(out var decision, out problem))
                    return problem;
                if (with is Credentials.Provider { Identity: var identity })
                {
                    if (await logins.IsTaken(session.Db, identity, cancel))
                        return PeopleProblems.LoginTaken;
                    logins.Add(session.Db, guest.Person, identity);
                }
                var codes = accounts.Add(session.Db, guest.Person, name, email, with);
                var taken = InvitationCode.Parse(code)!.Value.Hash;
                var row = await session.Db.Invitations.SingleAsync(i => i.Hash == taken, cancel);
                session.Db.Invitations.Remove(row);
                var joining = decision.And(Member.LookAtRollCall(guest.Person));
                await session.Record(Member.Stream(guest.Person), joining, guest.Person.Actor, cancel);
                if (await AgreementStore.SignAll(session, member, promised, cancel) is { } unsigned)
                    return unsigned;
                return new Joined(guest.Person, codes);
            },
            cancel
        );

    /// <summary>Changes what somebody is there for, at once: their next request has it. None at all ends their sessions and tokens.</summary>
    public Task<Result<Member>> ChangeDuties(
        PersonId person,
        IReadOnlyList<Duty> duties,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Member>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                var keeps = duties.Contains(Duty.Operator) || !member.Duties.Contains(Duty.Operator);
                if (!keeps && member.Joined && !await AnotherOperator(session.Db, person, cancel))
                    return PeopleProblems.LastOperator;
                if (!member.ChangeDuties(duties).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(Member.Stream(person), decision, by, cancel);
                if (duties.Count == 0)
                    await Close(session.Db, person, cancel);
                return member;
            },
            cancel
        );

    /// <summary>Loads a person, lets them decide, and writes what was decided.</summary>
    public Task<Result<Member>> Decide(
        PersonId person,
        Func<Member, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Member>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                if (!decide(member, session.Now).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(Member.Stream(person), decision, by, cancel);
                return member;
            },
            cancel
        );

    /// <summary>Keeps in the person's stream that they proved anew that it is them.</summary>
    public Task SteppedUp(PersonId person, Proof by, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                var means = by.ToString().ToLowerInvariant();
                await session.Record(Member.Stream(person), Member.StepUp(means), person.Actor, cancel);
                return true;
            },
            cancel
        );

    /// <summary>Everybody who was ever asked in, in the order of their joining; who has not joined comes last.</summary>
    public async Task<IReadOnlyList<Member>> All(CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<List<Member>>(
            async session =>
            {
                var rows = await session.Db.Members.AsNoTracking().ToListAsync(cancel);
                var members = new List<Member>();
                foreach (var row in rows.OrderBy(r => r.JoinedAt ?? DateTimeOffset.MaxValue))
                    members.Add(await session.Load<Member>(Member.Stream(PersonId.Parse(row.Person).Value), cancel));
                return members;
            },
            cancel
        );
        return all.Value;
    }

    /// <summary>One person as their stream tells.</summary>
    public async Task<Member> Load(PersonId person, CancellationToken cancel)
    {
        var found = await ledgers.InTransaction<Member>(
            async session => await session.Load<Member>(Member.Stream(person), cancel),
            cancel
        );
        return found.Value;
    }

    private async Task<Result<Invitation>> Invite(
        LedgerSession session,
        PersonId person,
        string name,
        IReadOnlyList<Duty> duties,
        Actor by,
        TimeSpan lasts,
        CancellationToken cancel
    )
    {
        var member = await session.Load<Member>(Member.Stream(person), cancel);
        if (!member.Invite(name, duties).TryGet(out var decision, out var problem))
            return problem;
        await session.Record(Member.Stream(person), decision, by, cancel);
        return await Offer(session, person, lasts, cancel);
    }

    private async Task<Invitation> Offer(
        LedgerSession session,
        PersonId person,
        TimeSpan lasts,
        CancellationToken cancel
    )
    {
        var now = session.Now;
        var rows = session.Db.Invitations;
        rows.RemoveRange(await rows.Where(i => i.Person == person.Text || i.Expires < now).ToListAsync(cancel));
        var code = InvitationCode.Create();
        rows.Add(
            new()
            {
                Hash = code.Hash,
                Person = person.Text,
                Expires = now + lasts,
            }
        );
        return new(person, code.Link(origins.Workspace), now + lasts);
    }

    private static async Task<Result<Guest>> Recognise(LedgerSession session, string? code, CancellationToken cancel)
    {
        // what cannot be a code is looked up too, so that it takes as long
        var hash = (InvitationCode.Parse(code) ?? InvitationCode.Create()).Hash;
        var now = session.Now;
        var row = await session
            .Db.Invitations.AsNoTracking()
            .FirstOrDefaultAsync(i => i.Hash == hash && i.Expires > now, cancel);
        if (row is null)
            return PeopleProblems.NoInvitation;
        var person = PersonId.Parse(row.Person).Value;
        var member = await session.Load<Member>(Member.Stream(person), cancel);
        var tooLate = member.Name == NotNamedYet && await session.Db.Members.AnyAsync(m => m.JoinedAt != null, cancel);
        return tooLate || member.Joined || member.HasLeft
            ? PeopleProblems.NoInvitation
            : new Guest(person, member.Name ?? "", member.Duties);
    }

    private static async Task<PersonId?> Unnamed(LedgerSession session, CancellationToken cancel)
    {
        foreach (var row in await session.Db.Members.AsNoTracking().Where(m => m.InvitedBy == null).ToListAsync(cancel))
        {
            var person = PersonId.Parse(row.Person).Value;
            if (await session.Load<Member>(Member.Stream(person), cancel) is { Name: NotNamedYet })
                return person;
        }
        return null;
    }

    private static Task<bool> AnotherOperator(CaseDb db, PersonId person, CancellationToken cancel) =>
        db.Members.AnyAsync(m => m.Person != person.Text && m.Operator && m.JoinedAt != null, cancel);

    /// <summary>Ends invitations and tokens: whoever comes back is given new ones.</summary>
    internal static async Task Close(CaseDb db, PersonId person, CancellationToken cancel)
    {
        db.Invitations.RemoveRange(await db.Invitations.Where(i => i.Person == person.Text).ToListAsync(cancel));
        db.Tokens.RemoveRange(await db.Tokens.Where(t => t.Person == person.Text).ToListAsync(cancel));
    }

    private static PersonId NewPerson() => PersonId.From(new ReadableRandom(RandomNumberGenerator.Fill));
}

/// <summary>What is passed on to somebody who was asked in.</summary>
/// <param name="Expires">UTC.</param>
public sealed record Invitation(PersonId Person, Uri Link, DateTimeOffset Expires);

/// <summary>Whoever holds an invitation that can be taken.</summary>
/// <param name="Name">As whoever invited them wrote it; empty for the very first member.</param>
public sealed record Guest(PersonId Person, string Name, IReadOnlyList<Duty> Duties);

/// <summary>Somebody who has just joined.</summary>
/// <param name="RecoveryCodes">Shown now and never again; empty with a passkey.</param>
public sealed record Joined(PersonId Person, IReadOnlyList<string> RecoveryCodes);
