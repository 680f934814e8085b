using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Embargoes;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>POST /api/cases/{number}/embargo/breaches: somebody did not keep silent, as far as the team knows.</summary>
internal static class RecordBreach
{
    public const string Path = ShowEmbargo.Path + "/breaches";

    /// <param name="Party"><c>reporter</c> or <c>vendor-1</c>.</param>
    /// <param name="Reason">What happened.</param>
    public sealed record Request(string? Party, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["party"], form["reason"]), Handle, ShowEmbargo.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var party = EmbargoParty.Parse(request.Party);
        if (party is null)
            faults.Add("party", "Choose who.");
        var reason = faults.Take("", ReasonText.Of(request.Reason));
        return faults
            .Else(() => reason!)
            .Then(text => visit.Decide(found => found.RecordBreach(visit.Viewer, party!.Value, text)));
    }
}
