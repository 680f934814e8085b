using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>POST /api/cases/{number}/embargo/kept: keeps silent although attacks were seen, with the reason.</summary>
internal static class KeepEmbargo
{
    public const string Path = ShowEmbargo.Path + "/kept";

    /// <param name="Reason">Why; kept with the case.</param>
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["reason"]), Handle, ShowEmbargo.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        ReasonText.Of(request.Reason).Then(reason => visit.Decide(found => found.KeepEmbargo(visit.Viewer, reason)));
}
