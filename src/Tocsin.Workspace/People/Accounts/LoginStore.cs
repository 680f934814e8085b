using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Which identities elsewhere open which account: each one account, sealed, and only while its provider is configured.</summary>
public sealed class LoginStore(
    Func<CaseDb> open,
    PersonalData personal,
    IReadOnlyList<IdentityProvider> providers,
    TimeProvider time
)
{
    /// <summary>So many identities an account has at most.</summary>
    public const int Most = 10;

    private const string Used = "login-used";

    /// <summary>Whose account it opens, and takes note that it did; null for an identity that was never linked.</summary>
    public async Task<PersonId?> Recognise(ProviderIdentity identity, CancellationToken cancel)
    {
        await using var db = open();
        if (await Find(db, identity, cancel) is not { } row)
            return null;
        var person = PersonId.Parse(row.UserId).Value;
        var (key, now) = (HandleOf(row), Text(time.GetUtcNow()));
        if (await db.UserTokens.FindAsync([person.Text, Used, key], cancel) is { } known)
            known.Value = now;
        else
            db.UserTokens.Add(Note(person, key, now));
        await db.SaveChangesAsync(cancel);
        return person;
    }

    /// <summary>From now on this identity opens this account; repeating it is harmless.</summary>
    public async Task<Result<bool>> Link(PersonId person, ProviderIdentity identity, CancellationToken cancel)
    {
        await using var db = open();
        if (await Find(db, identity, cancel) is { } row)
            return row.UserId == person.Text ? true : PeopleProblems.LoginTaken;
        if (await db.UserLogins.CountAsync(l => l.UserId == person.Text, cancel) >= Most)
            return PeopleProblems.LoginsEnough;
        Add(db, person, identity);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception e) when (LostRace.Is(e))
        {
            return PeopleProblems.LoginTaken;
        }
    }

    /// <summary>Takes an identity away; refused where it is not this person's, and where nothing else would let them in.</summary>
    public async Task<Result<bool>> Unlink(PersonId person, string handle, CancellationToken cancel)
    {
        await using var db = open();
        var account = await db.Users.FirstAsync(u => u.Id == person.Text, cancel);
        var rows = await db.UserLogins.Where(l => l.UserId == person.Text).ToListAsync(cancel);
        if (rows.Find(row => HandleOf(row) == handle) is not { } gone)
            return Problem.NotFound;
        var others = rows.Exists(row => row != gone && ProviderOf(row) is not null);
        var own =
            account.PasswordHash is not null
            || await db.Set<IdentityUserPasskey<string>>().AnyAsync(k => k.UserId == person.Text, cancel);
        if (!own && !others)
            return PeopleProblems.LastWayIn;
        db.Remove(gone);
        if (await db.UserTokens.FindAsync([person.Text, Used, handle], cancel) is { } note)
            db.Remove(note);
        // of two who take away what is left, one has lost
        account.ConcurrencyStamp = AccountSecrets.Stamp();
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception e) when (LostRace.Is(e))
        {
            return PeopleProblems.ChangedMeanwhile;
        }
    }

    /// <summary>The identities that open this account.</summary>
    public async Task<IReadOnlyList<OwnLogin>> Of(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db.UserLogins.AsNoTracking().Where(l => l.UserId == person.Text).ToListAsync(cancel);
        var used = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == person.Text && t.LoginProvider == Used)
            .ToDictionaryAsync(t => t.Name, t => t.Value, StringComparer.Ordinal, cancel);
        return
        [
            .. rows.Select(row => new OwnLogin(
                    HandleOf(row),
                    ProviderOf(row)?.Name,
                    personal.Unprotect(row.ProviderDisplayName),
                    used.GetValueOrDefault(HandleOf(row)) is { } at
                        ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)
                        : null
                ))
                .OrderBy(login => login.Label, StringComparer.Ordinal),
        ];
    }

    internal async Task<bool> IsTaken(CaseDb db, ProviderIdentity identity, CancellationToken cancel) =>
        await Find(db, identity, cancel) is not null;

    /// <summary>Adds a link, to be saved by the caller.</summary>
    internal void Add(CaseDb db, PersonId person, ProviderIdentity identity)
    {
        var label = identity.Label.Length > 0 ? identity.Label : identity.Subject;
        db.UserLogins.Add(
            new()
            {
                LoginProvider = identity.Provider,
                ProviderKey = Lookup(identity),
                ProviderDisplayName = personal.Protect(
                    label.Length > ProviderIdentity.LongestLabel ? label[..ProviderIdentity.LongestLabel] : label
                ),
                UserId = person.Text,
            }
        );
    }

    private Task<IdentityUserLogin<string>?> Find(CaseDb db, ProviderIdentity identity, CancellationToken cancel)
    {
        var (provider, key) = (identity.Provider, Lookup(identity));
        return db.UserLogins.FirstOrDefaultAsync(l => l.LoginProvider == provider && l.ProviderKey == key, cancel);
    }

    private string Lookup(ProviderIdentity identity) => personal.Protect(personal.CurrentKeyId, identity.Hash);

    private IdentityProvider? ProviderOf(IdentityUserLogin<string> row) =>
        providers.FirstOrDefault(provider => provider.Id == row.LoginProvider);

    private static IdentityUserToken<string> Note(PersonId person, string key, string value) =>
        new()
        {
            UserId = person.Text,
            LoginProvider = Used,
            Name = key,
            Value = value,
        };

    private static string HandleOf(IdentityUserLogin<string> row) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(row.ProviderKey)).AsSpan(0, 16));

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>An identity elsewhere as its owner sees it.</summary>
/// <param name="Provider">Its provider's name; null where that is configured no more, and the identity opens nothing.</param>
/// <param name="Label">What its owner knows it by there.</param>
/// <param name="UsedAt">UTC; null when it was not used since it was linked.</param>
public sealed record OwnLogin(string Id, string? Provider, string Label, DateTimeOffset? UsedAt);
