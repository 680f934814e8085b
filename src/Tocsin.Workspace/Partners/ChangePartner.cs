using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Partners;

/// <summary>
/// POST /partners/{partner}/suspension, /reinstatement and /withdrawal, and the same below /api: steering decides what a breach leads to,
/// with a reason and a fresh proof. POST …/link: who answers for partners has a new link mailed to one.
/// </summary>
internal static class ChangePartner
{
    /// <param name="Reason">Kept with the partner.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Reason, string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "suspension", (partner, reason, now) => partner.Suspend(null, reason, now));
        Map(app, "reinstatement", (partner, reason, now) => partner.Reinstate(reason, now));
        Map(app, "withdrawal", (partner, reason, _) => partner.Withdraw(reason));
        app.MapPost(
                "/api/partners/{partner}/link",
                async (string partner, HttpContext context, Viewer.Member viewer) =>
                    (await Link(partner, context, viewer)).ToNoContent()
            )
            .RequireAuthorization(Policies.Colleague);
        app.MapPost(
                "/partners/{partner}/link",
                async (string partner, HttpContext context, Viewer.Member viewer) =>
                    await Answer(await Link(partner, context, viewer), context, viewer)
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    private static void Map(
        IEndpointRouteBuilder app,
        string path,
        Func<Partner, ReasonText, DateTimeOffset, Result<Decision>> decide
    )
    {
        app.MapPost(
                $"/api/partners/{{partner}}/{path}",
                async (string partner, Request body, HttpContext context, Viewer.Member viewer) =>
                    (await Do(partner, body, context, viewer, decide)).ToNoContent()
            )
            .RequireAuthorization(Policies.Colleague);
        app.MapPost(
                $"/partners/{{partner}}/{path}",
                async (string partner, HttpContext context, Viewer.Member viewer) =>
                {
                    var read = await FormReader.Read(context.Request, FormLimits.Small, context.RequestAborted);
                    var done = await read.Then(form =>
                        Do(partner, new(form["reason"], form["otp"]), context, viewer, decide)
                    );
                    return await Answer(done, context, viewer);
                }
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    private static async Task<Result<Partner>> Do(
        string id,
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        Func<Partner, ReasonText, DateTimeOffset, Result<Decision>> decide
    )
    {
        if (!viewer.Duties.Contains(Duty.Steering))
            return PeopleProblems.NotAllowed;
        if (!ReasonText.Of(request.Reason).TryGet(out var reason, out var faulty))
            return faulty;
        if (await StepUp.Check(context, request.Code, context.RequestAborted) is { } refused)
            return refused;
        return await Store(context)
            .Decide(id, (partner, now) => decide(partner, reason, now), viewer.Actor, context.RequestAborted);
    }

    private static Task<Result<Partner>> Link(string id, HttpContext context, Viewer.Member viewer) =>
        ListPartners.Answers(viewer)
            ? Store(context).Decide(id, (partner, _) => partner.AskForLink(), viewer.Actor, context.RequestAborted)
            : Task.FromResult<Result<Partner>>(PeopleProblems.NotAllowed);

    private static PartnerStore Store(HttpContext context) =>
        context.RequestServices.GetRequiredService<PartnerStore>();

    private static async Task<IResult> Answer(Result<Partner> done, HttpContext context, Viewer.Member viewer) =>
        done.Problem is not { } problem ? PageResult.SeeOther("/partners")
        : problem == Problem.NotFound || problem == PeopleProblems.NotAllowed
            ? PageResult.Answer(context.Request, problem)
        : await ListPartners.Page(context, viewer, problem);
}
