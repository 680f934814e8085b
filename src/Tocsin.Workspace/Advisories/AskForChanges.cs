using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>POST /api/cases/{number}/changes: the reviewer wants something else first; an approval is void.</summary>
internal static class AskForChanges
{
    public const string Path = "/changes";

    /// <param name="Revision">The one that was read.</param>
    /// <param name="Wanted">What the drafters read, Markdown.</param>
    public sealed record Request(int? Revision, string? Wanted);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(ReadRevision.Of(form), form["wanted"]), Handle, ShowReview.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var revision = faults.Needed(request.Revision);
        var wanted = faults.Take("", CaseMessage.Parse("wanted", request.Wanted));
        return faults
            .Else(() => wanted!)
            .Then(text => visit.Decide(found => found.AskForChanges(visit.Viewer, revision, text)));
    }
}
