using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.OtherCnas;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.OtherCnas;

/// <summary>POST /api/cases/{number}/other-cna/request: keeps that an ID was asked of another CNA, and starts the clock.</summary>
internal static class AskOtherCna
{
    public const string Path = ShowOtherCna.Path + "/request";

    /// <param name="Cna">Who was asked.</param>
    /// <param name="Way">By which way: a form, an address, a ticket.</param>
    /// <param name="IsPublic">Whether the vulnerability is publicly known; then the rules give them 72 hours.</param>
    public sealed record Request(string? Cna, string? Way, bool IsPublic = false);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(form["cna"], form["way"], form["isPublic"] is not null),
            Handle,
            ShowOtherCna.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var text = new OtherCnaText(
            faults.Required("cna", request.Cna, OtherCnaText.LongestCna),
            faults.Required("way", request.Way, OtherCnaText.LongestWay)
        );
        return faults
            .Else(() => text)
            .Then(asked =>
                visit.Decide(found =>
                    found.AskOtherCna(visit.Viewer, asked, request.IsPublic, visit.Programme, visit.Now)
                )
            );
    }
}
