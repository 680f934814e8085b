using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/departures: an expert leaves before their time, or a triager lets somebody go who was let in alone.</summary>
internal static class EndAccess
{
    public const string Path = "/departures";

    /// <param name="Person">Their ID: one's own, to leave.</param>
    public sealed record Request(string? Person);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        if ((await Handle(visit, new(form["person"]))).Problem is { } problem)
            return await ShowCasePeople.Page.Again(visit, new(Path, form, problem));
        // for who left the case is not there any more
        var self = form["person"] == visit.Viewer.Person.Text && !visit.Viewer.MayReadCases;
        return PageResult.SeeOther(self ? "/standing" : $"/cases/{visit.Number}{ShowCasePeople.Path}");
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (!(await NamedPerson.Known(visit, request.Person)).TryGet(out var person, out var problem))
            return problem;
        return await visit.Store.Decide<Member>(
            visit.Number,
            visit.Viewer,
            Member.Stream(person),
            (found, member) => found.EndAccess(visit.Viewer, member, visit.Now),
            visit.Cancel
        );
    }
}
