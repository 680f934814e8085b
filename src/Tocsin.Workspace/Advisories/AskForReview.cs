using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>POST /api/cases/{number}/review: asks somebody who did not write on the draft to read it.</summary>
internal static class AskForReview
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(ReviewView.Path, _ => new(), Handle, ShowReview.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        visit.Decide(found => found.AskForReview(visit.Viewer));
}
