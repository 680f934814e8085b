using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET and POST /sign-in: e-mail, password and a code of the authenticator (or a recovery code) open a session. Whatever
/// of it is wrong, and whether anybody has that address, the answer is the same.
/// </summary>
internal static class SignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Show).AllowAnonymous();
        app.MapPost("/sign-in", Handle).AllowAnonymous();
    }

    private static RazorComponentResult Show(string? @return, WorkspaceOptions options) =>
        Page(@return, options, FormValues.Empty, null);

    private static async Task<IResult> Handle(
        HttpContext context,
        AccountStore accounts,
        SignInThrottle throttle,
        KnownBrowser browser,
        WorkspaceOptions options,
        CancellationToken cancel
    )
    {
        var form = await FormReader.Read(context.Request, FormLimits.Small, cancel);
        if (!form.TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var email = values["email"] ?? "";
        var attempt = new SignInTry(email, context.Connection.RemoteIpAddress, browser.For(context, email));
        if (!throttle.Take(attempt))
            return Refuse(context, options, values, PeopleProblems.TooMany);
        var found = await accounts.Recognise(email, values["password"], values["otp"], cancel);
        if (found is not var (person, proof))
            return Refuse(context, options, values, PeopleProblems.NotRecognised);
        throttle.Succeeded(attempt);
        await Session.Begin(context, person, proof);
        return PageResult.SeeOther(LocalPath.Or(values["return"], "/"));
    }

    private static IResult Refuse(HttpContext context, WorkspaceOptions options, FormValues values, Problem problem) =>
        context.Request.PrefersPage() ? Page(values["return"], options, values, problem) : problem.ToHttp();

    private static RazorComponentResult Page(
        string? back,
        WorkspaceOptions options,
        FormValues values,
        Problem? problem
    ) =>
        PageResult.Of<SignInPage>(
            new
            {
                Return = LocalPath.Or(back, "/"),
                options.Providers,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
