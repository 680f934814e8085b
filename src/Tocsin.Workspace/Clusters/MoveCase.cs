using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Splits;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Clusters;

/// <summary>
/// POST /api/cases/{number}/root-cause: the root cause lies in another package. The case is about that one from now on, its maintainers
/// are a vendor who knows nothing yet, and the reporter is told.
/// </summary>
internal static class MoveCase
{
    public const string Path = "/root-cause";

    /// <param name="Package">A package URL or a product.</param>
    /// <param name="Vendor">Who can fix it there.</param>
    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Package, string? Vendor, string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(form["package"], form["vendor"], form["answer"]),
            Handle,
            ShowDesk.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var package = faults.Required("package", request.Package, RootCause.Longest);
        var vendor = faults.Required("vendor", request.Vendor, VendorText.Longest);
        var answer = faults.Take("", CaseMessage.Parse("answer", request.Answer));
        return faults
            .Else(() => answer!)
            .Then(text => visit.Decide(found => found.MoveTo(visit.Viewer, package, new(vendor, package), text)));
    }
}
