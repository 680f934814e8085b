using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>POST /api/cases/{number}/vendors/removal: takes a vendor off who was never told.</summary>
internal static class DropVendor
{
    public const string Path = ShowVendors.Path + "/removal";

    /// <param name="Vendor">Its number within the case.</param>
    public sealed record Request(int? Vendor);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(VendorField.Of(form)), Handle, ShowVendors.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        VendorField.Known(request.Vendor).Then(vendor => visit.Decide(found => found.DropVendor(visit.Viewer, vendor)));
}
