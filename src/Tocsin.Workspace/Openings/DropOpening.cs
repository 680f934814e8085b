using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Openings;

/// <summary>POST /api/cases/{number}/opening/withdrawal: the case is not opened as was proposed.</summary>
internal static class DropOpening
{
    public const string Path = ShowOpening.Path + "/withdrawal";

    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            _ => new(),
            (visit, _) => visit.Decide(found => found.DropOpening(visit.Viewer)),
            ShowOpening.Page
        );
}
