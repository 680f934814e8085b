using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>POST /sign-in/passkey/options, then POST /sign-in/passkey: a passkey opens a session; nobody types who they are.
/// No limit counts here: there is nothing to guess, and it is the way in that nobody can close for somebody else.</summary>
internal static class SignInByPasskey
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey/options", (PasskeyExchange passkeys) => passkeys.AskToUse(null)).AllowAnonymous();
        app.MapPost("/sign-in/passkey", Handle).AllowAnonymous();
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        string? @return,
        PasskeyExchange passkeys,
        CancellationToken cancel
    )
    {
        var form = await FormReader.Read(context.Request, PasskeyExchange.Limits, cancel);
        if (!form.TryGet(out var values, out var problem))
            return problem.ToHttp();
        if (!(await passkeys.Used(values["credential"], cancel)).TryGet(out var person, out problem))
            return problem.ToHttp();
        await Session.Begin(context, person, Proof.Passkey);
        return TypedResults.Ok(new PasskeyAnswer(LocalPath.Or(@return, "/")));
    }
}
