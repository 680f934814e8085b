using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Proposals;

/// <summary>POST /api/proposals/{proposal}/recusal: steps back from this one; a vote that was given is gone.</summary>
internal static class RecuseFromBallot
{
    public const string Path = "/recusal";

    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(HttpMethods.Post, Path, _ => new(), Handle);

    private static Task<Result<Proposal>> Handle(ProposalVisit visit, Request request) =>
        visit.Decide((proposal, now) => proposal.Recuse(visit.Viewer.Person, now));
}
