using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/access: a triager agrees that somebody who broke glass is let in, for a day. It needs a fresh proof, and
/// the team reviews it afterwards.
/// </summary>
internal static class GrantAccess
{
    public const string Path = "/access";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<NamedPerson>(Path, NamedPerson.Of, Handle, ShowCasePeople.Page);

    private static async Task<Result<Case>> Handle(CaseVisit visit, NamedPerson request)
    {
        if (!(await NamedPerson.Known(visit, request.Person)).TryGet(out var person, out var problem))
            return problem;
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } refused)
            return refused;
        return await visit.Store.Decide<Member>(
            visit.Number,
            visit.Viewer,
            Member.Stream(person),
            (found, member) => found.GrantAccess(visit.Viewer, member, visit.Now),
            visit.Cancel
        );
    }
}
