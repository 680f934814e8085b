using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Proves that somebody is who they say, and keeps what they prove it with.</summary>
public sealed class AccountStore
{
    private const string PasskeyUsed = "passkey-used";

    private readonly Func<CaseDb> open;
    private readonly PersonalData personal;
    private readonly TimeProvider time;
    private readonly PasswordHasher<MemberAccount> hasher;
    private readonly Lazy<string> nobodysHash;

    /// <param name="passwordRounds">Of PBKDF2-HMAC-SHA-512.</param>
    public AccountStore(Func<CaseDb> open, PersonalData personal, TimeProvider time, int passwordRounds)
    {
        (this.open, this.personal, this.time) = (open, personal, time);
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = passwordRounds }));
        nobodysHash = new(() => hasher.HashPassword(new(), TotpSecret.Create().Text));
    }

    /// <summary>
    /// Who has this address, this password, and this code of their authenticator or unused recovery code; null for
    /// everything else. Takes as long for an address that nobody has.
    /// </summary>
    public async Task<(PersonId Person, Proof Proof)?> Recognise(
        string? email,
        string? password,
        string? code,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var secrets = await OfAddress(db, email, cancel);
        var fits = hasher.VerifyHashedPassword(
            secrets?.Account ?? new(),
            secrets?.Account.PasswordHash ?? nobodysHash.Value,
            password ?? ""
        );
        var hasPassword = secrets?.Account.PasswordHash is not null && fits != PasswordVerificationResult.Failed;
        var now = time.GetUtcNow();
        if (secrets is null || !hasPassword)
        {
            _ = Totp.Match(TotpSecret.Create(), code, now, lastUsed: 0);
            return null;
        }
        Proof? proof =
            secrets.UseTotp(code, now) ? Proof.Totp
            : secrets.UseRecoveryCode(code) ? Proof.RecoveryCode
            : null;
        return proof is { } by && await secrets.Save(cancel) ? (PersonId.Parse(secrets.Account.Id).Value, by) : null;
    }

    /// <summary>Whether this is a current, unused code of this person's authenticator; from now on it is used.</summary>
    public async Task<bool> UseTotp(PersonId person, string? code, CancellationToken cancel)
    {
        await using var db = open();
        return await AccountSecrets.Load(db, person.Text, cancel) is { } secrets
            && secrets.UseTotp(code, time.GetUtcNow())
            && await secrets.Save(cancel);
    }

    /// <summary>Puts a password and an authenticator in the place of those before, if any.</summary>
    /// <returns>The recovery codes, to be shown once; null when the account changed meanwhile.</returns>
    public async Task<IReadOnlyList<string>?> Replace(
        PersonId person,
        Credentials.PasswordAndTotp with,
        CancellationToken cancel
    )
    {
        await using var db = open();
        if (await AccountSecrets.Load(db, person.Text, cancel) is not { } secrets)
            return null;
        var codes = Put(secrets, with);
        return await secrets.Save(cancel) ? codes : null;
    }

    /// <summary>Puts new recovery codes in the place of those before, used or not.</summary>
    /// <returns>To be shown once; null for an account without an authenticator, and where it changed meanwhile.</returns>
    public async Task<IReadOnlyList<string>?> RenewCodes(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        if (await AccountSecrets.Load(db, person.Text, cancel) is not { Totp: not null } secrets)
            return null;
        var codes = PutCodes(secrets);
        return await secrets.Save(cancel) ? codes : null;
    }

    /// <summary>Adds an account, to be saved by the caller in the transaction of the entry that says they joined.</summary>
    /// <returns>The recovery codes; empty with a passkey, which needs none.</returns>
    internal IReadOnlyList<string> Add(CaseDb db, PersonId person, string name, EmailAddress email, Credentials with)
    {
        var account = new MemberAccount
        {
            Id = person.Text,
            UserName = email.Text,
            NormalizedUserName = Lookup(email),
            Email = email.Text,
            NormalizedEmail = Lookup(email),
            SecurityStamp = AccountSecrets.Stamp(),
            ConcurrencyStamp = AccountSecrets.Stamp(),
        };
        var secrets = AccountSecrets.New(db, account);
        secrets.Name = name;
        switch (with)
        {
            case Credentials.PasswordAndTotp both:
                return Put(secrets, both);
            case Credentials.Passkey passkey:
                db.Set<IdentityUserPasskey<string>>().Add(Row(person, passkey.Info));
                break;
        }
        return [];
    }

    internal Task<bool> IsTaken(CaseDb db, EmailAddress email, CancellationToken cancel)
    {
        var lookup = Lookup(email);
        return db.Users.AnyAsync(u => u.NormalizedUserName == lookup, cancel);
    }

    /// <summary>Who signs in with this address; null where nobody does.</summary>
    internal async Task<PersonId?> Whose(CaseDb db, EmailAddress email, CancellationToken cancel)
    {
        var lookup = Lookup(email);
        var id = await db
            .Users.Where(u => u.NormalizedUserName == lookup)
            .Select(u => u.Id)
            .FirstOrDefaultAsync(cancel);
        return PersonId.Parse(id) is { Succeeded: true } person ? person.Value : null;
    }

    /// <summary>The address that this person signs in with; null where there is no account.</summary>
    public async Task<string?> AddressOf(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        return await db.Users.Where(u => u.Id == person.Text).Select(u => u.Email).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How this person can sign in.</summary>
    public async Task<WaysIn?> WaysIn(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        if (await AccountSecrets.Load(db, person.Text, cancel) is not { } secrets)
            return null;
        var keys = await db.Set<IdentityUserPasskey<string>>()
            .AsNoTracking()
            .Where(k => k.UserId == person.Text)
            .ToListAsync(cancel);
        var used = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == person.Text && t.LoginProvider == PasskeyUsed)
            .ToDictionaryAsync(t => t.Name, t => t.Value, StringComparer.Ordinal, cancel);
        return new(
            secrets.Name,
            secrets.Account.Email ?? "",
            secrets.Account.PasswordHash is not null,
            secrets.RecoveryCodes.Count,
            [.. keys.Select(k => Passkey(k, used.GetValueOrDefault(KeyId(k.CredentialId)))).OrderBy(k => k.AddedAt)]
        );
    }

    /// <summary>Adds a passkey that was attested for this person.</summary>
    public async Task AddPasskey(PersonId person, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await using var db = open();
        db.Set<IdentityUserPasskey<string>>().Add(Row(person, passkey));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes note that a passkey was used: its counter, and when.</summary>
    public async Task PasskeyWasUsed(PersonId person, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await using var db = open();
        var row = await db.Set<IdentityUserPasskey<string>>().FindAsync([passkey.CredentialId], cancel);
        if (row is null)
            return;
        (row.Data.SignCount, row.Data.IsBackedUp) = (passkey.SignCount, passkey.IsBackedUp);
        row.Data.IsUserVerified = passkey.IsUserVerified;
        var (id, at) = (KeyId(passkey.CredentialId), time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        if (await db.UserTokens.FindAsync([person.Text, PasskeyUsed, id], cancel) is { } known)
            known.Value = at;
        else
            db.UserTokens.Add(Note(person, id, at));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes a passkey away; false where it is not this person's, or their only way in.</summary>
    public async Task<bool> RemovePasskey(PersonId person, string id, CancellationToken cancel)
    {
        await using var db = open();
        var account = await db.Users.FirstAsync(u => u.Id == person.Text, cancel);
        var keys = await db.Set<IdentityUserPasskey<string>>().Where(k => k.UserId == person.Text).ToListAsync(cancel);
        var gone = keys.Find(k => KeyId(k.CredentialId) == id);
        if (gone is null || (keys.Count == 1 && account.PasswordHash is null))
            return false;
        db.Remove(gone);
        if (await db.UserTokens.FindAsync([person.Text, PasskeyUsed, id], cancel) is { } note)
            db.Remove(note);
        account.ConcurrencyStamp = AccountSecrets.Stamp();
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private IReadOnlyList<string> Put(AccountSecrets secrets, Credentials.PasswordAndTotp both)
    {
        secrets.Account.PasswordHash = hasher.HashPassword(secrets.Account, both.Password);
        secrets.Account.TwoFactorEnabled = true;
        secrets.Totp = both.Secret;
        secrets.LastStep = both.UsedStep;
        return PutCodes(secrets);
    }

    private static IReadOnlyList<string> PutCodes(AccountSecrets secrets)
    {
        var codes = RecoveryCode.Create();
        secrets.RecoveryCodes = [.. codes.Select(code => RecoveryCode.HashOf(code)!)];
        return codes;
    }

    private async Task<AccountSecrets?> OfAddress(CaseDb db, string? typed, CancellationToken cancel)
    {
        // what is no address is looked up too: nobody has it
        var lookup = EmailAddress.Parse(typed) is { Succeeded: true } email ? Lookup(email.Value) : "";
        var id = await db
            .Users.Where(u => u.NormalizedUserName == lookup)
            .Select(u => u.Id)
            .FirstOrDefaultAsync(cancel);
        return await AccountSecrets.Load(db, id ?? "", cancel);
    }

    private string Lookup(EmailAddress email) => personal.Protect(personal.CurrentKeyId, email.Normal);

    private IdentityUserPasskey<string> Row(PersonId person, UserPasskeyInfo info) =>
        new()
        {
            UserId = person.Text,
            CredentialId = info.CredentialId,
            Data = new()
            {
                PublicKey = info.PublicKey,
                Name = personal.Protect(info.Name ?? "Passkey"),
                CreatedAt = time.GetUtcNow(),
                SignCount = info.SignCount,
                Transports = info.Transports,
                IsUserVerified = info.IsUserVerified,
                IsBackupEligible = info.IsBackupEligible,
                IsBackedUp = info.IsBackedUp,
                AttestationObject = info.AttestationObject,
                ClientDataJson = info.ClientDataJson,
            },
        };

    private OwnPasskey Passkey(IdentityUserPasskey<string> row, string? used) =>
        new(
            KeyId(row.CredentialId),
            personal.Unprotect(row.Data.Name),
            row.Data.CreatedAt,
            used is null ? null : DateTimeOffset.Parse(used, CultureInfo.InvariantCulture)
        );

    private static IdentityUserToken<string> Note(PersonId person, string key, string value) =>
        new()
        {
            UserId = person.Text,
            LoginProvider = PasskeyUsed,
            Name = key,
            Value = value,
        };

    // CredentialIds can have a kilobyte; a column of a key cannot
    private static string KeyId(byte[] credential) =>
        Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(credential).AsSpan(0, 16));
}

/// <summary>How somebody signs in.</summary>
/// <param name="HasPassword">And with it an authenticator.</param>
public sealed record WaysIn(
    string Name,
    string Email,
    bool HasPassword,
    int RecoveryCodesLeft,
    IReadOnlyList<OwnPasskey> Passkeys
);

/// <summary>A passkey as its owner sees it. Instants are UTC.</summary>
/// <param name="UsedAt">Null when it was not used since it was added.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);
