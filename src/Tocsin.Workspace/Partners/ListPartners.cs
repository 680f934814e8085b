using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Partners;

/// <summary>GET /partners and /api/partners: who may be told before the public, since when, until when, and what stands in the way.</summary>
public static class ListPartners
{
    public sealed record Response(IReadOnlyList<Line> Partners);

    /// <summary>One partner. Instants are UTC.</summary>
    /// <param name="Address">For who answers for partners: steering and operators; null for everybody else.</param>
    /// <param name="MayBeTold">Whether anything may be told to them now.</param>
    /// <param name="Obstacles">What stands in the way.</param>
    public sealed record Line(
        PartnerId Id,
        string? Organisation,
        string? Ships,
        string? Address,
        string? Channel,
        DateTimeOffset? Since,
        DateTimeOffset Until,
        bool MayBeTold,
        bool Withdrawn,
        bool Suspended,
        IReadOnlyList<string> Obstacles
    );

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/partners", (HttpContext context, Viewer.Member viewer) => Page(context, viewer, null))
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapGet("/api/partners", Handle).RequireAuthorization(Policies.Colleague);
    }

    /// <summary>The page; after something was refused, with why.</summary>
    internal static async Task<IResult> Page(HttpContext context, Viewer.Member viewer, Problem? problem)
    {
        var store = context.RequestServices.GetRequiredService<PartnerStore>();
        return PageResult.Of<PartnersPage>(
            new
            {
                Partners = await Lines(viewer, store, context.RequestAborted),
                MayDecide = viewer.Duties.Contains(Duty.Steering),
                Answers = Answers(viewer),
                AsksForCode = !await StepUp.IsFresh(context),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
    }

    /// <summary>Whether somebody writes to partners: steering and operators.</summary>
    internal static bool Answers(Viewer.Member viewer) =>
        viewer.Duties.Contains(Duty.Steering) || viewer.Duties.Contains(Duty.Operator);

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        PartnerStore store,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response(await Lines(viewer, store, cancel)));

    private static async Task<IReadOnlyList<Line>> Lines(
        Viewer.Member viewer,
        PartnerStore store,
        CancellationToken cancel
    ) =>
        [
            .. (await store.All(cancel)).Select(one => new Line(
                one.Partner.Id,
                one.Partner.Text?.Organisation,
                one.Partner.Text?.Ships,
                Answers(viewer) ? one.Partner.Text?.Address : null,
                Answers(viewer) ? one.Partner.Text?.Channel : null,
                one.Partner.Since,
                one.Partner.Until,
                one.Obstacles.Count == 0,
                one.Partner.WithdrawnAt is not null,
                one.Obstacles.Any(reason => reason.Code == "partner.suspended"),
                [.. one.Obstacles.Select(reason => reason.Sentence)]
            )),
        ];
}
