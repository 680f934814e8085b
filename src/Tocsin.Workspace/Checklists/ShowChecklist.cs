using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Checklists;

/// <summary>GET /people/{person}/checklist and /api/people/{person}/checklist: what is seen to for somebody, by whom and when.</summary>
internal static class ShowChecklist
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{person}/checklist", Show)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapGet("/api/people/{person}/checklist", Handle).RequireAuthorization(Policies.Colleague);
    }

    /// <summary>The page; after ticks were refused, with why.</summary>
    public static async Task<IResult> Page(
        HttpContext context,
        Result<ChecklistResponse> found,
        Viewer.Member viewer,
        Problem? problem
    )
    {
        if (!found.TryGet(out var shown, out var absent))
            return PageResult.Answer(context.Request, absent);
        return PageResult.Of<ChecklistPage>(
            new
            {
                Shown = shown,
                MayTick = viewer.Duties.Contains(Duty.Operator),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
    }

    private static async Task<IResult> Show(
        string person,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    ) => await Page(context, await ChecklistResponse.Of(person, members, names, charter, cancel), viewer, null);

    private static async Task<Results<Ok<ChecklistResponse>, ProblemHttpResult>> Handle(
        string person,
        MemberStore members,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    ) => (await ChecklistResponse.Of(person, members, names, charter, cancel)).ToHttp();
}
