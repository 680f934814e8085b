using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.States;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>POST /api/cases/{number}/vendors/step: a vendor knows of it, has a fix, or has released it.</summary>
internal static class MoveVendor
{
    public const string Path = ShowVendors.Path + "/step";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Step"><c>vendor-aware</c>, <c>fix-ready</c> or <c>fix-deployed</c>.</param>
    public sealed record Request(int? Vendor, CaseEvent? Step);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(VendorField.Of(form), Words.Parse<CaseEvent>(form["step"])),
            Handle,
            ShowVendors.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        request.Step is not { } step
            ? Task.FromResult<Result<Case>>(Problem.Faulty([new("step", "Choose what they did.")]))
            : VendorField
                .Known(request.Vendor)
                .Then(vendor => visit.Decide(found => found.MoveVendor(visit.Viewer, vendor, step)));
}
