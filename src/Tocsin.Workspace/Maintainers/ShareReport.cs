using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/report: what the maintainers of one vendor read of the report. Those who signed read it at once,
/// and the vendor counts as told.
/// </summary>
internal static class ShareReport
{
    public const string Path = ShowReaching.Path + "/report";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Body">Markdown.</param>
    public sealed record Request(int? Vendor, string? Body);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "vendor"), form["body"]),
            Handle,
            ShowReaching.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var body = faults.Required("body", request.Body, SharedText.Longest);
        return faults
            .Else(() => new SharedText(body))
            .Then(text =>
                visit.Decide(found =>
                    found.ShareReport(visit.Viewer, request.Vendor ?? 0, text, visit.Programme, visit.Now)
                )
            );
    }
}
