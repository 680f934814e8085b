using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.People;

/// <summary>What somebody types who takes an invitation, or who sets up their authenticator anew.</summary>
internal sealed class JoinForm(IDataProtectionProvider protection, AgreementStore agreements, TimeProvider time)
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int LongestName = 100;

    private readonly IDataProtector sealedSecrets = protection.CreateProtector("authenticator being set up");

    /// <summary>A new secret as it travels through the form: whoever sends it can neither read nor choose it.</summary>
    /// <param name="owner">An invitation's code or a person's ID; the seal opens for no other.</param>
    public string Seal(TotpSecret secret, string owner) =>
        Convert.ToBase64String(sealedSecrets.CreateProtector(owner).Protect(secret.Bytes.ToArray()));

    /// <summary>The secret that the form was sent with, or a new one: then no code can match yet.</summary>
    public TotpSecret Secret(FormValues values, string owner)
    {
        try
        {
            var bytes = Convert.FromBase64String(values["setup"] ?? "");
            return new(sealedSecrets.CreateProtector(owner).Unprotect(bytes));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return TotpSecret.Create();
        }
    }

    /// <summary>Name and address, with whatever is wrong with them.</summary>
    public static (string Name, EmailAddress Email) Who(FaultCollector faults, FormValues values)
    {
        var name = faults.Required("name", values["name"], LongestName);
        if (name.Any(char.IsControl))
            faults.Add("name", "A name is one line.");
        return (name, faults.Take("email", EmailAddress.Parse(values["email"])));
    }

    /// <summary>What everybody signs who joins.</summary>
    public async Task<IReadOnlyList<TextToSign>> ToSign(CancellationToken cancel)
    {
        var (all, now) = (await agreements.All(cancel), time.GetUtcNow());
        return
        [
            .. AgreementStore
                .OfEverybody.Select(kind => (Agreement: all[kind], Version: all[kind].InForceAt(now)))
                .Where(found => found.Version is not null)
                .Select(found => TextToSign.Of(found.Agreement, found.Version!)),
        ];
    }

    /// <summary>What of it they sign; the rest is a fault each.</summary>
    public static IReadOnlyList<SignedText> Signed(
        FaultCollector faults,
        FormValues values,
        IReadOnlyList<TextToSign> asked
    )
    {
        var signed = SignedText.All(faults, values.All(SignedText.Field));
        foreach (var text in asked.Where(text => !signed.Any(one => one.Kind == text.Kind)))
            faults.Add(SignedText.Field, $"Read and sign the {text.Kind.InWords()}.");
        return signed;
    }

    /// <summary>A password and the first code of the authenticator; null where something is wrong with them.</summary>
    public Credentials.PasswordAndTotp? Credentials(FaultCollector faults, FormValues values, TotpSecret secret) =>
        Accounts.Credentials.Read(faults, values["password"], values["otp"], secret, time.GetUtcNow());
}
