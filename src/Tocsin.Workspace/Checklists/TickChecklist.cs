using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Checklists;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Checklists;

/// <summary>POST /people/{person}/checklist and PUT /api/people/{person}/checklist: which items of the list are seen to now.</summary>
internal static class TickChecklist
{
    /// <param name="Kind"><c>joining</c> or <c>leaving</c>: the list that was before the writer's eyes.</param>
    /// <param name="Items">Everything that is ticked; what is not among them is not.</param>
    public sealed record Request(string? Kind, IReadOnlyList<string>? Items);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/people/{person}/checklist", ByPage)
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        app.MapPut("/api/people/{person}/checklist", ByApi).RequireAuthorization(Policies.Operator);
    }

    private static Task<Results<Ok<ChecklistResponse>, ProblemHttpResult>> ByApi(
        string person,
        Request body,
        Viewer.Member viewer,
        MemberStore members,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    ) =>
        Do(person, body, viewer, members, charter, cancel)
            .Then(member => ChecklistResponse.Of(member.Id.Text, members, names, charter, cancel))
            .ToHttp();

    private static async Task<IResult> ByPage(
        string person,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        var limits = FormLimits.Small with { Fields = ChecklistRules.MostItems + 10 };
        if (!(await FormReader.Read(context.Request, limits, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var request = new Request(values["kind"], values.All("items"));
        var ticked = await Do(person, request, viewer, members, charter, cancel);
        return ticked.Problem is { } refused
            ? await ShowChecklist.Page(
                context,
                await ChecklistResponse.Of(person, members, names, charter, cancel),
                viewer,
                refused
            )
            : PageResult.SeeOther($"/people/{person}/checklist");
    }

    private static async Task<Result<Member>> Do(
        string person,
        Request request,
        Viewer.Member viewer,
        MemberStore members,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        if (!PersonId.Parse(person).TryGet(out var id, out _))
            return Problem.NotFound;
        var faults = new FaultCollector();
        var kind = faults.Take("kind", Word.Parse<ChecklistKind>(request.Kind));
        if (request.Items is null)
            faults.Add("items", "Say which items are ticked, none of them as an empty list.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        var done = request.Items!.ToHashSet(StringComparer.Ordinal);
        return await members.Decide(
            id,
            (member, _) => member.Tick(kind, done, charter.Charter.Checklists),
            viewer.Actor,
            cancel
        );
    }
}
