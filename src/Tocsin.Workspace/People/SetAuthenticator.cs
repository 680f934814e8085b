using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET and POST /me/authenticator: a new password with a new authenticator, together as ever. After a step-up, or right
/// after signing in with a recovery code: that is what those are for. Every other session ends.
/// </summary>
internal static class SetAuthenticator
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/authenticator", Show).RequireAuthorization(Policies.Session);
        app.MapPost("/me/authenticator", Handle).RequireAuthorization(Policies.Session);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        Viewer.Member viewer,
        JoinForm form,
        Programme programme
    ) =>
        await MayNow(context)
            ? Page(form, programme, viewer, TotpSecret.Create(), null)
            : PageResult.SeeOther("/step-up?return=/me/authenticator");

    private static async Task<IResult> Handle(
        HttpContext context,
        Viewer.Member viewer,
        JoinForm form,
        Programme programme,
        AccountStore accounts,
        SessionStore sessions,
        CancellationToken cancel
    )
    {
        if (!await MayNow(context))
            return PageResult.Answer(context.Request, CaseProblems.StepUpNeeded);
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var secret = form.Secret(values, viewer.Person.Text);
        var faults = new FaultCollector();
        var with = form.Credentials(faults, values, secret);
        if (!faults.Else(() => with!).TryGet(out var both, out problem))
            return context.Request.PrefersPage() ? Page(form, programme, viewer, secret, problem) : problem.ToHttp();
        if (await accounts.Replace(viewer.Person, both, cancel) is not { } codes)
            return PageResult.Answer(context.Request, PeopleProblems.ChangedMeanwhile);
        if (await Session.Of(context) is { } session)
            await sessions.EndOthers(viewer.Person, session.Id, cancel);
        return PageResult.Of<RecoveryCodesPage>(new { Codes = codes });
    }

    private static async Task<bool> MayNow(HttpContext context) =>
        await Session.Of(context) is { } session
        && (
            StepUp.IsFresh(context, session.ProvedAt)
            || StepUp.IsFresh(context, session.RecoveredAt)
            || await StepUp.MaySetFirst(context, context.RequestAborted)
        );

    private static RazorComponentResult Page(
        JoinForm form,
        Programme programme,
        Viewer.Member viewer,
        TotpSecret secret,
        Problem? problem
    ) =>
        PageResult.Of<AuthenticatorPage>(
            new
            {
                Programme = programme.Name,
                Account = viewer.Address ?? "member",
                Secret = secret,
                SealedSecret = form.Seal(secret, viewer.Person.Text),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
