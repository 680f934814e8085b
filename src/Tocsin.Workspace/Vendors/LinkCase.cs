using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>
/// POST /api/cases/{number}/links and …/links/removal: the same flaw in another package, as a case of its own with its own
/// vendors and clocks. A case that the member may not see answers as one that is not there.
/// </summary>
internal static class LinkCase
{
    public const string Path = "/links";
    public const string Removal = Path + "/removal";

    /// <param name="Other">The number of the other case.</param>
    public sealed record Request(string? Other);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Request>(
            Path,
            form => new(form["other"]),
            (visit, request) => Handle(visit, request, (found, other) => found.Link(visit.Viewer, other)),
            ShowVendors.Page
        );
        app.MapDecision<Request>(
            Removal,
            form => new(form["other"]),
            (visit, request) => Handle(visit, request, (found, other) => found.Unlink(visit.Viewer, other)),
            ShowVendors.Page
        );
    }

    private static async Task<Result<Case>> Handle(
        CaseVisit visit,
        Request request,
        Func<Case, CaseNumber, Result<Ledger.Decision>> decide
    ) =>
        (await visit.Store.Find(request.Other, visit.Viewer, visit.Cancel)).TryGet(out var other, out _)
            ? await visit.Decide(found => decide(found, other))
            : Problem.Faulty([new("other", "You see no case of this number.")]);
}
