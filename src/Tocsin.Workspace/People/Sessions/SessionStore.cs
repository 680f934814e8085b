using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>
/// Which sessions are open. A cookie alone opens nothing: its session has to be here still, so that one that was signed
/// out, or whose owner has left, has ended wherever the cookie was copied to.
/// </summary>
public sealed class SessionStore(Func<CaseDb> open, TimeProvider time)
{
    /// <summary>A session that is not used ends after this.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Every session ends after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>So many a member has at once; one more ends the oldest.</summary>
    public const int Most = 20;

    private const string Provider = "session";

    /// <summary>Opens a session for somebody who has proved that it is them.</summary>
    /// <returns>Its ID.</returns>
    public async Task<string> Begin(PersonId person, CancellationToken cancel)
    {
        var (id, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), time.GetUtcNow());
        await using var db = open();
        var known = await db
            .UserTokens.Where(t => t.UserId == person.Text && t.LoginProvider == Provider)
            .ToListAsync(cancel);
        var newest = known.OrderByDescending(t => Began(t.Value)).ToList();
        db.RemoveRange(newest.Where((t, i) => i >= Most - 1 || Began(t.Value) < now - Longest));
        db.UserTokens.Add(
            new()
            {
                UserId = person.Text,
                LoginProvider = Provider,
                Name = id,
                Value = now.ToString("O", CultureInfo.InvariantCulture),
            }
        );
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public async Task End(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        await db
            .UserTokens.Where(t => t.UserId == person.Text && t.LoginProvider == Provider && t.Name == id)
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Ends every session of a person but the one that asks for it.</summary>
    public async Task EndOthers(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        await db
            .UserTokens.Where(t => t.UserId == person.Text && t.LoginProvider == Provider && t.Name != id)
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whose session it is, as their duties stand now; null when it has ended.</summary>
    public async Task<SignedIn?> Find(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        var session = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == person.Text && t.LoginProvider == Provider && t.Name == id)
            .FirstOrDefaultAsync(cancel);
        return session is not null && Began(session.Value) > time.GetUtcNow() - Longest
            ? await Find(db, person, null, cancel)
            : null;
    }

    /// <summary>A member by their token; null when they have left.</summary>
    public async Task<SignedIn?> Find(PersonId person, IReadOnlyList<TokenScope> scopes, CancellationToken cancel)
    {
        await using var db = open();
        return await Find(db, person, scopes, cancel);
    }

    private static async Task<SignedIn?> Find(
        CaseDb db,
        PersonId person,
        IReadOnlyList<TokenScope>? scopes,
        CancellationToken cancel
    )
    {
        var member = await db
            .Members.AsNoTracking()
            .FirstOrDefaultAsync(m => m.Person == person.Text && m.JoinedAt != null, cancel);
        if (member is null || member.Duties.Count == 0)
            return null;
        if (await AccountSecrets.Load(db, person.Text, cancel) is not { } account)
            return null;
        PersonId? invitedBy = member.InvitedBy is { } by ? PersonId.Parse(by).Value : null;
        return new(new(person, member.Duties, scopes, account.Account.Email, invitedBy), account.Name);
    }

    private static DateTimeOffset Began(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MinValue;
}

/// <summary>Whose request it is.</summary>
/// <param name="Name">As pages greet them.</param>
public sealed record SignedIn(Viewer.Member Member, string Name);
