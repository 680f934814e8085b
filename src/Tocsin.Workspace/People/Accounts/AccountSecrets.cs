using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>
/// An account with what is kept beside it: name, authenticator, recovery codes, passkeys. Every value is sealed by the
/// master key on its way into the database.
/// </summary>
internal sealed class AccountSecrets
{
    public const string Provider = "tocsin";
    public const string NameOf = "name";
    private const string Secret = "totp";
    private const string UsedStep = "totp-step";
    private const string Recovery = "recovery";
    private const string Unused = "-";

    private readonly CaseDb db;
    private readonly Dictionary<string, IdentityUserToken<string>> values;

    private AccountSecrets(CaseDb db, MemberAccount account, IEnumerable<IdentityUserToken<string>> values)
    {
        (this.db, Account) = (db, account);
        this.values = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    public MemberAccount Account { get; }

    public string Name
    {
        get => this[NameOf] ?? "";
        set => this[NameOf] = value;
    }

    /// <summary>Null without an authenticator.</summary>
    public TotpSecret? Totp
    {
        get => this[Secret] is { } text ? new(Convert.FromBase64String(text)) : null;
        set => this[Secret] = value is null ? null : Convert.ToBase64String(value.Bytes);
    }

    /// <summary>Hashes of the codes that were not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodes
    {
        get => this[Recovery]?.Split(' ') ?? [];
        set => this[Recovery] = value.Count == 0 ? null : string.Join(' ', value);
    }

    /// <summary>The step of the code that was used last.</summary>
    public long LastStep
    {
        get => this[UsedStep] is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        set => this[UsedStep] = value.ToString(CultureInfo.InvariantCulture);
    }

    // a removed value stays as an empty one, so that the row's fate never depends on who was first
    private string? this[string name]
    {
        get => values.TryGetValue(name, out var row) && row.Value is { } value && value != Unused ? value : null;
        set
        {
            if (values.TryGetValue(name, out var row))
            {
                row.Value = value ?? Unused;
                return;
            }
            row = new()
            {
                UserId = Account.Id,
                LoginProvider = Provider,
                Name = name,
                Value = value ?? Unused,
            };
            values[name] = row;
            db.UserTokens.Add(row);
        }
    }

    public static AccountSecrets New(CaseDb db, MemberAccount account)
    {
        db.Users.Add(account);
        return new(db, account, []);
    }

    public static async Task<AccountSecrets?> Load(CaseDb db, string person, CancellationToken cancel)
    {
        var account = await db.Users.FirstOrDefaultAsync(u => u.Id == person, cancel);
        if (account is null)
            return null;
        var kept = await db
            .UserTokens.Where(t => t.UserId == person && t.LoginProvider == Provider)
            .ToListAsync(cancel);
        return new(db, account, kept);
    }

    /// <summary>Whether this is a current code of the authenticator; from now on it is a used one.</summary>
    public bool UseTotp(string? typed, DateTimeOffset now)
    {
        if (Totp is not { } secret || Accounts.Totp.Match(secret, typed, now, LastStep) is not { } step)
            return false;
        LastStep = step;
        return true;
    }

    /// <summary>Whether this is a recovery code; from now on it is none.</summary>
    public bool UseRecoveryCode(string? typed)
    {
        if (RecoveryCode.HashOf(typed) is not { } hash || !RecoveryCodes.Contains(hash, StringComparer.Ordinal))
            return false;
        RecoveryCodes = [.. RecoveryCodes.Where(kept => kept != hash)];
        return true;
    }

    /// <summary>
    /// False when somebody changed the account meanwhile: of two who use one code at the same time, one has used it.
    /// </summary>
    public async Task<bool> Save(CancellationToken cancel)
    {
        Account.ConcurrencyStamp = Stamp();
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception e) when (LostRace.Is(e))
        {
            return false;
        }
    }

    public static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
