using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>POST /api/cases/{number}/vendors/report: where a vendor is with the report on its own side.</summary>
internal static class MoveVendorReport
{
    public const string Path = ShowVendors.Path + "/report";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="To"><c>valid</c>, <c>invalid</c>, <c>accepted</c>, <c>deferred</c> or <c>closed</c>.</param>
    public sealed record Request(int? Vendor, ReportState? To);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(VendorField.Of(form), Words.Parse<ReportState>(form["to"])),
            Handle,
            ShowVendors.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        request.To is not { } to
            ? Task.FromResult<Result<Case>>(Problem.Faulty([new("to", "Choose where they are.")]))
            : VendorField
                .Known(request.Vendor)
                .Then(vendor => visit.Decide(found => found.MoveVendorReport(visit.Viewer, vendor, to)));
}
