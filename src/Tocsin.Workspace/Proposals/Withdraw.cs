using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Proposals;

/// <summary>POST /api/proposals/{proposal}/withdrawal: whoever proposed it takes it back, before its deadline.</summary>
internal static class Withdraw
{
    public const string Path = "/withdrawal";

    public sealed record Request;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(HttpMethods.Post, Path, _ => new(), Handle);

    private static Task<Result<Proposal>> Handle(ProposalVisit visit, Request request) =>
        visit.Decide((proposal, now) => proposal.Withdraw(visit.Viewer.Person, now));
}
