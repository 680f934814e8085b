using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET /people/{person} and /api/people/{person}: what somebody may see and why, where they belong, what they can and when they are there.
/// Their own page has the form to change what they tell of themselves.
/// </summary>
internal static class ShowPerson
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/people/{person}",
                (string person, HttpContext context, Viewer.Member viewer) =>
                    Page(context, viewer, person, FormValues.Empty, null)
            )
            .RequireAuthorization(Policies.Colleague);
        app.MapGet("/api/people/{person}", Handle).RequireAuthorization(Policies.Colleague);
    }

    /// <summary>The page; after the form was refused, with what was typed and why.</summary>
    public static async Task<IResult> Page(
        HttpContext context,
        Viewer.Member viewer,
        string person,
        FormValues values,
        Problem? problem
    ) =>
        (await Find(context, viewer, person)).TryGet(out var shown, out var absent)
            ? PageResult.Of<PersonPage>(
                new
                {
                    Person = shown,
                    IsMine = shown.Id == viewer.Person,
                    Values = values,
                    Problem = problem,
                },
                problem?.Status ?? StatusCodes.Status200OK
            )
            : PageResult.Answer(context.Request, absent);

    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> Handle(
        string person,
        HttpContext context,
        Viewer.Member viewer
    ) => (await Find(context, viewer, person)).ToHttp();

    private static async Task<Result<PersonResponse>> Find(HttpContext context, Viewer.Member viewer, string person)
    {
        var services = context.RequestServices;
        var (members, cancel) = (services.GetRequiredService<MemberStore>(), context.RequestAborted);
        if (!PersonId.Parse(person).TryGet(out var id, out _) || !await members.Knows(id, cancel))
            return Problem.NotFound;
        var member = await members.Load(id, cancel);
        var standings = services.GetRequiredService<StandingStore>();
        var names = await services.GetRequiredService<PersonNames>().Of([id], cancel);
        var name = names.GetValueOrDefault(id) ?? member.Name ?? "";
        return PersonResponse.Of(viewer, member, await standings.Of(id, cancel), name, standings);
    }
}
