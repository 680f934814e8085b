using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>POST /api/cases/{number}/approval: somebody who did not write on it approves the revision that they read.</summary>
internal static class ApproveDraft
{
    public const string Path = "/approval";

    /// <param name="Revision">Of the draft.</param>
    public sealed record Request(int? Revision);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(ReadRevision.Of(form)), Handle, ShowReview.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var revision = faults.Needed(request.Revision);
        return faults.Else(() => revision).Then(read => visit.Decide(found => found.Approve(visit.Viewer, read)));
    }
}
