using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.People;

/// <summary>POST /join/passkey/options, then POST /join/passkey: takes an invitation with a passkey instead of a password.</summary>
internal static class JoinByPasskey
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/join/passkey/options", Options).AllowAnonymous();
        app.MapPost("/join/passkey", Handle).AllowAnonymous();
    }

    private static async Task<IResult> Options(
        HttpContext context,
        MemberStore members,
        JoinForm form,
        PasskeyExchange passkeys,
        CancellationToken cancel
    )
    {
        if (!(await Read(context, members, form, cancel)).TryGet(out var asked, out var problem))
            return problem.ToHttp();
        return await passkeys.AskToCreate(asked.Guest.Person, asked.Email.Text, asked.Name);
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        MemberStore members,
        JoinForm form,
        PasskeyExchange passkeys,
        CancellationToken cancel
    )
    {
        if (!(await Read(context, members, form, cancel)).TryGet(out var asked, out var problem))
            return problem.ToHttp();
        var made = await passkeys.Created(asked.Guest.Person, asked.Values["credential"], "First passkey");
        if (!made.TryGet(out var passkey, out problem))
            return problem.ToHttp();
        var with = new Credentials.Passkey(passkey);
        var joined = await members.Join(asked.Values["code"], asked.Name, asked.Email, with, asked.Signed, cancel);
        if (!joined.TryGet(out var member, out problem))
            return problem.ToHttp();
        await Session.Begin(context, member.Person, Proof.Passkey);
        return TypedResults.Ok(new PasskeyAnswer("/me"));
    }

    private static async Task<Result<Asked>> Read(
        HttpContext context,
        MemberStore members,
        JoinForm form,
        CancellationToken cancel
    )
    {
        if (
            !(await FormReader.Read(context.Request, PasskeyExchange.Limits, cancel)).TryGet(
                out var values,
                out var problem
            )
        )
            return problem;
        if (!(await members.Recognise(values["code"], cancel)).TryGet(out var guest, out problem))
            return problem;
        var faults = new FaultCollector();
        var (name, email) = JoinForm.Who(faults, values);
        var signed = JoinForm.Signed(faults, values, await form.ToSign(cancel));
        return faults.Else(() => new Asked(values, guest, name, email, signed));
    }

    private sealed record Asked(
        FormValues Values,
        Guest Guest,
        string Name,
        EmailAddress Email,
        IReadOnlyList<SignedText> Signed
    );
}
