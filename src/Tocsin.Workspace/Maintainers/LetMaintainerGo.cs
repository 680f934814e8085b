using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /api/cases/{number}/maintainers/removal: takes an invitation back, or lets somebody go who took part.</summary>
internal static class LetMaintainerGo
{
    public const string Path = ShowReaching.Path + "/removal";

    /// <param name="Maintainer">Their number within the case.</param>
    public sealed record Request(int? Maintainer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "maintainer")),
            (visit, request) => visit.Decide(found => found.LetMaintainerGo(visit.Viewer, request.Maintainer ?? 0)),
            ShowReaching.Page
        );
}
