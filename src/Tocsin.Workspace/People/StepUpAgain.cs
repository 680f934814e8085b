using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET and POST /step-up: the same person proves anew that it is them, by the code of their authenticator or by a passkey,
/// and goes back to what needed it.
/// </summary>
internal static class StepUpAgain
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/step-up", Show).RequireAuthorization(Policies.Session);
        app.MapPost("/step-up", ByCode).RequireAuthorization(Policies.Session);
        app.MapPost("/step-up/passkey/options", Options).RequireAuthorization(Policies.Session);
        app.MapPost("/step-up/passkey", ByPasskey).RequireAuthorization(Policies.Session);
    }

    private static RazorComponentResult Show(string? @return) => Page(@return, null);

    private static async Task<IResult> ByCode(HttpContext context, CancellationToken cancel)
    {
        var form = await FormReader.Read(context.Request, FormLimits.Small, cancel);
        if (!form.TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        problem = await Session.Of(context) is { } session
            ? await StepUp.Prove(context, session, values["otp"], cancel)
            : CaseProblems.StepUpNeeded;
        if (problem is null)
            return PageResult.SeeOther(LocalPath.Or(values["return"], "/"));
        return context.Request.PrefersPage() ? Page(values["return"], problem) : problem.ToHttp();
    }

    private static async Task<IResult> Options(HttpContext context, PasskeyExchange passkeys) =>
        await Session.Of(context) is { } session
            ? await passkeys.AskToUse(session.Member.Person)
            : CaseProblems.StepUpNeeded.ToHttp();

    private static async Task<IResult> ByPasskey(
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
        if (await Session.Of(context) is not { } session || session.Member.Person != person)
            return PeopleProblems.PasskeyNotRecognised.ToHttp();
        await StepUp.Take(context, session, Proof.Passkey, cancel);
        return TypedResults.Ok(new PasskeyAnswer(LocalPath.Or(@return, "/")));
    }

    private static RazorComponentResult Page(string? back, Problem? problem) =>
        PageResult.Of<StepUpPage>(
            new { Return = LocalPath.Or(back, "/"), Problem = problem },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
