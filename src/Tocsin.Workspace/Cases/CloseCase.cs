using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/closure: nothing more is to be done.</summary>
internal static class CloseCase
{
    public const string Path = "/closure";

    /// <param name="ToTracker">Whether what is no vulnerability was moved to the public tracker.</param>
    public sealed record Request(bool ToTracker = false);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["toTracker"] is not null), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        visit.Decide(found => found.Close(visit.Viewer, visit.Now, request.ToTracker));
}
