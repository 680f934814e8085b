using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>DELETE /api/cases/{number}/publication: it is not to be public after all; until the instant.</summary>
internal static class CallOffPublication
{
    /// <summary>Of the page's form, which cannot send DELETE.</summary>
    public const string Path = "/publication/call-off";

    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Delete,
            DecidePublication.Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(
            Path,
            (visit, form) => CaseRoutes.Submit(visit, form, Path, _ => new Request(), Handle, ShowReview.Page)
        );
    }

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        visit.Decide(found => found.CallOffPublication(visit.Viewer));
}
