using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Vendors;

/// <summary>POST /api/cases/{number}/vendors/status: what a vendor says of what is theirs.</summary>
internal static class SetVendorStatus
{
    public const string Path = ShowVendors.Path + "/status";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Status"><c>has-not-looked</c>, <c>under-investigation</c>, <c>affected</c>, <c>not-affected</c> or <c>fixed</c>.</param>
    /// <param name="Because">With <c>not-affected</c>: a justification of VEX, <c>component-not-present</c>, …</param>
    /// <param name="FixedIn">With <c>fixed</c>: the versions, one to a line.</param>
    /// <param name="Note">Markdown.</param>
    public sealed record Request(
        int? Vendor,
        VendorStatus? Status,
        NotAffectedBecause? Because,
        string? FixedIn,
        string? Note
    );

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    VendorField.Of(form),
                    Words.Parse<VendorStatus>(form["status"]),
                    Words.Parse<NotAffectedBecause>(form["because"]),
                    form["fixedIn"],
                    form["note"]
                ),
            Handle,
            ShowVendors.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var vendor = faults.Take(VendorField.Name, VendorField.Known(request.Vendor));
        if (request.Status is null)
            faults.Add("status", "Choose what they said.");
        var said = new VendorStatement(
            faults.Optional("fixedIn", request.FixedIn, VendorStatement.LongestVersions),
            faults.Optional("note", request.Note, VendorStatement.LongestNote)
        );
        return faults
            .Else(() => said)
            .Then(statement =>
                visit.Decide(found =>
                    found.SetVendorStatus(visit.Viewer, vendor, request.Status!.Value, request.Because, statement)
                )
            );
    }
}
