using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>POST /api/cases/{number}/vendors: puts somebody on the case who can fix it, or takes part otherwise. Nothing is sent to them by that.</summary>
internal static class AddVendor
{
    /// <param name="Name">Who: a project, a company, the maintainers of a package.</param>
    /// <param name="Package">What of theirs: a package URL, a product's name; null where the name says it.</param>
    /// <param name="Role"><c>vendor</c> when it is not said; <c>deployer</c>, <c>partner</c>, <c>finder</c> or <c>observer</c>.</param>
    public sealed record Request(string? Name, string? Package, PartyRole? Role);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            ShowVendors.Path,
            form => new(form["name"], form["package"], Words.Parse<PartyRole>(form["role"])),
            Handle,
            ShowVendors.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var text = new VendorText(
            faults.Required("name", request.Name, VendorText.Longest),
            faults.Optional("package", request.Package, VendorText.Longest)
        );
        return faults
            .Else(() => text)
            .Then(vendor => visit.Decide(found => found.AddVendor(visit.Viewer, vendor, request.Role ?? default)));
    }
}
