using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/access-refusals: a triager does not let in who asked to break glass.</summary>
internal static class RefuseAccess
{
    public const string Path = "/access-refusals";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<NamedPerson>(Path, NamedPerson.Of, Handle, ShowCasePeople.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, NamedPerson request) =>
        NamedPerson
            .Known(visit, request.Person)
            .Then(person => visit.Decide(found => found.RefuseAccess(visit.Viewer, person)));
}
