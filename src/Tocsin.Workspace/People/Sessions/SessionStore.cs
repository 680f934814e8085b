using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>
/// Which sessions are open. A cookie alone opens nothing: its session has to be here still, so that one that was signed
/// out, or whose owner has left, has ended wherever the cookie was copied to. What its owner may is computed anew.
/// </summary>
public sealed class SessionStore(Func<CaseDb> open, StandingStore standings, TimeProvider time)
{
    /// <summary>A session that is not used ends after this.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Every session ends after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>So many a member has at once; one more ends the oldest.</summary>
    public const int Most = 20;

    private const string Provider = "session";

    /// <summary>Opens a session for somebody who has proved that it is them.</summary>
    /// <param name="browser">In words, for its owner.</param>
    /// <returns>Its ID.</returns>
    public async Task<string> Begin(PersonId person, string browser, CancellationToken cancel)
    {
        var (id, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), time.GetUtcNow());
        await using var db = open();
        var known = await Rows(db, person).ToListAsync(cancel);
        var newest = known.OrderByDescending(t => Began(t)).ToList();
        db.RemoveRange(newest.Where((t, i) => i >= Most - 1 || Began(t) < now - Longest));
        db.UserTokens.Add(
            new()
            {
                UserId = person.Text,
                LoginProvider = Provider,
                Name = id,
                Value = OpenSession.Begun(id, now, browser).Text,
            }
        );
        await db.SaveChangesAsync(cancel);
        return id;
    }

    /// <summary>The open sessions of a person, the one used last first.</summary>
    public async Task<IReadOnlyList<OpenSession>> Of(PersonId person, CancellationToken cancel)
    {
        var oldest = time.GetUtcNow() - Longest;
        await using var db = open();
        var rows = await Rows(db, person).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. rows.Select(row => OpenSession.Read(row.Name, row.Value))
                .OfType<OpenSession>()
                .Where(session => session.Since > oldest)
                .OrderByDescending(session => session.LastUsed)
                .ThenByDescending(session => session.Since),
        ];
    }

    /// <summary>Ends one session of a person, for every copy of its cookie; false where they have none of that handle.</summary>
    public async Task<bool> EndByHandle(PersonId person, string handle, CancellationToken cancel)
    {
        await using var db = open();
        var ids = await Rows(db, person).Select(row => row.Name).ToListAsync(cancel);
        var id = ids.Find(known => OpenSession.HandleOf(known) == handle);
        return id is not null && await Rows(db, person).Where(t => t.Name == id).ExecuteDeleteAsync(cancel) > 0;
    }

    public async Task End(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        await Rows(db, person).Where(t => t.Name == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Ends every session of a person but the one that asks for it.</summary>
    public async Task EndOthers(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        await Rows(db, person).Where(t => t.Name != id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whose session it is, with the standing they have now; null when it has ended.</summary>
    public async Task<SignedIn?> Find(PersonId person, string id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        var row = await Rows(db, person).AsNoTracking().FirstOrDefaultAsync(t => t.Name == id, cancel);
        if (row is null || OpenSession.Read(id, row.Value) is not { } session || session.Since <= now - Longest)
            return null;
        // a day is enough for its owner, and writes once a day
        if (session.LastUsed < OpenSession.DayOf(now))
        {
            var today = (session with { LastUsed = OpenSession.DayOf(now) }).Text;
            await Rows(db, person)
                .Where(t => t.Name == id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, today), cancel);
        }
        return await Find(db, person, null, cancel);
    }

    /// <summary>Whether somebody would be let in who has proved that it is them: false for whoever has left.</summary>
    public async Task<bool> MayOpen(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        return await Find(db, person, null, cancel) is not null;
    }

    /// <summary>A member by their token; null when they have left.</summary>
    public async Task<SignedIn?> Find(PersonId person, IReadOnlyList<TokenScope> scopes, CancellationToken cancel)
    {
        await using var db = open();
        return await Find(db, person, scopes, cancel);
    }

    private async Task<SignedIn?> Find(
        CaseDb db,
        PersonId person,
        IReadOnlyList<TokenScope>? scopes,
        CancellationToken cancel
    )
    {
        var member = await db
            .Members.AsNoTracking()
            .FirstOrDefaultAsync(m => m.Person == person.Text && m.JoinedAt != null, cancel);
        if (member is null)
            return null;
        var standing = await standings.Of(person, cancel);
        if (standing.Reasons.Any(reason => reason.Code == "standing.left"))
            return null;
        if (await AccountSecrets.Load(db, person.Text, cancel) is not { } account)
            return null;
        PersonId? invitedBy = member.InvitedBy is { } by ? PersonId.Parse(by).Value : null;
        var viewer = new Viewer.Member(person, standing.Rights.Duties, scopes, account.Account.Email, invitedBy)
        {
            RecusedFrom = standing.Rights.RecusedFrom,
            Admitted = standing.Rights.OpenCases,
        };
        return new(viewer, account.Name, standing);
    }

    private static IQueryable<IdentityUserToken<string>> Rows(CaseDb db, PersonId person) =>
        db.UserTokens.Where(t => t.UserId == person.Text && t.LoginProvider == Provider);

    private static DateTimeOffset Began(IdentityUserToken<string> row) =>
        OpenSession.Read(row.Name, row.Value)?.Since ?? DateTimeOffset.MinValue;
}

/// <summary>Whose request it is.</summary>
/// <param name="Name">As pages greet them.</param>
/// <param name="Standing">As it is for this request; without one, <paramref name="Member"/> has no duty.</param>
public sealed record SignedIn(Viewer.Member Member, string Name, Standing Standing)
{
    /// <summary>Whether they are here for more than single cases.</summary>
    public bool IsSeated => Standing.Rights.All.Count > 0;
}
