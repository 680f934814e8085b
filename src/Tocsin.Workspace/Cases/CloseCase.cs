using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/closure: nothing more is to be done.</summary>
internal static class CloseCase
{
    public const string Path = "/closure";

    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, _ => new(), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        visit.Decide(found => found.Close(visit.Viewer, visit.Now));
}
