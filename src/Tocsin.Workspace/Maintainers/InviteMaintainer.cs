using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/invitations: invites somebody to sign. By mail Tocsin sends them the code; by hand a triager asks
/// for it once (<see cref="HandCode"/>).
/// </summary>
internal static class InviteMaintainer
{
    public const string Path = ShowReaching.Path + "/invitations";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Name">Who; null: not known.</param>
    /// <param name="Address">An e-mail address; by hand, whatever tells to whom it goes.</param>
    /// <param name="By"><c>mail</c> or <c>hand</c>.</param>
    public sealed record Request(int? Vendor, string? Name, string? Address, string? By);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "vendor"), form["name"], form["address"], form["by"]),
            Handle,
            ShowReaching.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.By is not ("mail" or "hand"))
            faults.Add("by", "Choose how they get the code.");
        var byMail = request.By == "mail";
        var name = faults.Optional("name", request.Name, PersonText.LongestName);
        var address = byMail
            ? faults.Take("address", EmailAddress.Parse(request.Address)).Text ?? ""
            : faults.Required("address", request.Address, InvitedText.Longest);
        var token = visit.Service<MaintainerStore>().Token();
        return faults
            .Else(() => new InvitedText(name, address, token))
            .Then(text =>
                visit.Decide(found =>
                    found.InviteMaintainer(visit.Viewer, request.Vendor ?? 0, text, byMail, visit.Now)
                )
            );
    }
}
