using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People;

/// <summary>
/// The two halves of every use of a passkey (WebAuthn level 3): options, which a sealed cookie remembers for five minutes,
/// and the answer of the authenticator to them.
/// </summary>
internal sealed class PasskeyExchange(SignInManager<MemberAccount> identity, AccountStore accounts)
{
    /// <summary>An answer with a large attestation, in a form.</summary>
    public static FormLimits Limits { get; } = FormLimits.Small with { ValueBytes = 64 * 1024, TextBytes = 96 * 1024 };

    /// <summary>Options for making a passkey, as JSON (section 5.4).</summary>
    public async Task<IResult> AskToCreate(PersonId person, string email, string name) =>
        Json(
            await identity.MakePasskeyCreationOptionsAsync(
                new()
                {
                    Id = person.Text,
                    Name = email,
                    DisplayName = name,
                }
            )
        );

    /// <summary>Options for using one (section 5.5). Null: of whoever answers.</summary>
    public async Task<IResult> AskToUse(PersonId? person)
    {
        var account = person is { } known ? await identity.UserManager.FindByIdAsync(known.Text) : null;
        return Json(await identity.MakePasskeyRequestOptionsAsync(account!));
    }

    /// <summary>A new passkey that was attested for <paramref name="person"/>.</summary>
    public async Task<Result<UserPasskeyInfo>> Created(PersonId person, string? credential, string? name)
    {
        if (string.IsNullOrEmpty(credential))
            return PeopleProblems.PasskeyNotRecognised;
        try
        {
            var attested = await identity.PerformPasskeyAttestationAsync(credential);
            if (!attested.Succeeded || attested.UserEntity.Id != person.Text)
                return PeopleProblems.PasskeyNotRecognised;
            attested.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
            return attested.Passkey;
        }
        catch (InvalidOperationException)
        {
            // no options were asked for, or too long ago
            return PeopleProblems.PasskeyNotRecognised;
        }
    }

    /// <summary>Whose passkey answered.</summary>
    public async Task<Result<PersonId>> Used(string? credential, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(credential))
            return PeopleProblems.PasskeyNotRecognised;
        try
        {
            var asserted = await identity.PerformPasskeyAssertionAsync(credential);
            if (!asserted.Succeeded)
                return PeopleProblems.PasskeyNotRecognised;
            var person = PersonId.Parse(asserted.User.Id).Value;
            await accounts.PasskeyWasUsed(person, asserted.Passkey, cancel);
            return person;
        }
        catch (InvalidOperationException)
        {
            return PeopleProblems.PasskeyNotRecognised;
        }
    }

    private static IResult Json(string options) => TypedResults.Text(options, "application/json; charset=utf-8");
}

/// <summary>Where the script goes on.</summary>
/// <param name="Next">A path of this origin.</param>
public sealed record PasskeyAnswer(string Next);
