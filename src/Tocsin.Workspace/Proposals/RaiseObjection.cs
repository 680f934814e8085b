using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Proposals;

/// <summary>POST /api/proposals/{proposal}/objections: what would have passed in silence is voted on.</summary>
internal static class RaiseObjection
{
    public const string Path = "/objections";

    /// <param name="Reason">Why, Markdown; the others read it.</param>
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(HttpMethods.Post, Path, form => new(form["reason"]), Handle);

    private static Task<Result<Proposal>> Handle(ProposalVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Required("reason", request.Reason, OpenProposal.LongestReason);
        return faults
            .Else(() => new ReasonText(reason))
            .Then(text => visit.Store.RaiseObjection(visit.Proposal, visit.Viewer.Person, text, visit.Cancel));
    }
}
