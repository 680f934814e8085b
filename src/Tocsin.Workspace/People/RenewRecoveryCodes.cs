using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>POST /me/recovery-codes: new ones instead of those before, after a step-up; they are shown once.</summary>
internal static class RenewRecoveryCodes
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/me/recovery-codes", Handle).RequireAuthorization(Policies.Session);

    private static async Task<IResult> Handle(
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        MyView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        if (await StepUp.Check(context, values["otp"], cancel) is { } refused)
            return context.Request.PrefersPage()
                ? await view.Page(context, viewer, FormValues.Empty, refused, cancel)
                : refused.ToHttp();
        return await accounts.RenewCodes(viewer.Person, cancel) is { } codes
            ? PageResult.Of<RecoveryCodesPage>(new { Codes = codes })
            : PageResult.Answer(context.Request, PeopleProblems.ChangedMeanwhile);
    }
}
