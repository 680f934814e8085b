using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Proposals;

/// <summary>PUT /api/proposals/{proposal}/vote: one vote each, the last one that was cast until the deadline.</summary>
internal static class CastVote
{
    public const string Path = "/vote";

    /// <param name="Choice"><c>for</c>, <c>against</c>, <c>abstain</c>.</param>
    public sealed record Request(string? Choice);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(HttpMethods.Put, Path, form => new(form["choice"]), Handle);

    private static Task<Result<Proposal>> Handle(ProposalVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var choice = faults.Take("choice", Word.Parse<Choice>(request.Choice));
        return faults
            .Else(() => choice)
            .Then(known => visit.Decide((p, now) => p.Cast(Voter.Of(visit.Viewer.Person), known, now)));
    }
}
