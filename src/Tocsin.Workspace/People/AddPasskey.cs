using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>POST /me/passkeys/options, then POST /me/passkeys: one more passkey, after a step-up; the first one of an account
/// that has nothing else also right after the word of a provider.</summary>
internal static class AddPasskey
{
    private const int LongestLabel = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/me/passkeys/options", Options).RequireAuthorization(Policies.Session);
        app.MapPost("/me/passkeys", Handle).RequireAuthorization(Policies.Session);
    }

    private static async Task<IResult> Options(
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        PasskeyExchange passkeys,
        CancellationToken cancel
    )
    {
        if (await StepUp.CheckForFirst(context, cancel) is { } problem)
            return problem.ToHttp();
        var ways = await accounts.WaysIn(viewer.Person, cancel);
        return await passkeys.AskToCreate(viewer.Person, ways!.Email, ways.Name);
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        PasskeyExchange passkeys,
        CancellationToken cancel
    )
    {
        if (await StepUp.CheckForFirst(context, cancel) is { } problem)
            return problem.ToHttp();
        var form = await FormReader.Read(context.Request, PasskeyExchange.Limits, cancel);
        if (!form.TryGet(out var values, out problem))
            return problem.ToHttp();
        var label = values["label"] is { Length: <= LongestLabel } typed ? typed : null;
        var made = await passkeys.Created(viewer.Person, values["credential"], label);
        if (!made.TryGet(out var passkey, out problem))
            return problem.ToHttp();
        await accounts.AddPasskey(viewer.Person, passkey, cancel);
        return TypedResults.Ok(new PasskeyAnswer("/me"));
    }
}
