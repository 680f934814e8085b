using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/owner: another triager keeps the case from now on.</summary>
internal static class HandOver
{
    public const string Path = "/owner";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["person"]), Handle, ShowCasePeople.Page);

    /// <param name="Person">Their ID.</param>
    public sealed record Request(string? Person);

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (!(await NamedPerson.Known(visit, request.Person)).TryGet(out var person, out var problem))
            return problem;
        // as they would look at the case this moment: with their duties, recusals and address
        var to = await visit.Service<SessionStore>().Find(person, [], visit.Cancel);
        return to is null
            ? CaseProblems.NotAnOwner
            : await visit.Decide(found => found.HandOver(visit.Viewer, to.Member));
    }
}
