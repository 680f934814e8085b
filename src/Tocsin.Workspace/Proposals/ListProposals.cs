using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Proposals;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Proposals;

/// <summary>GET /proposals and /api/proposals: what runs, the next deadline first; then what is decided.</summary>
internal static class ListProposals
{
    public sealed record Response(IReadOnlyList<ProposalResponse> Proposals);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/proposals", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/proposals", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        ProposalStore proposals,
        CancellationToken cancel
    )
    {
        var all = await proposals.All(viewer, cancel);
        return TypedResults.Ok(
            new Response([.. all.Select(p => ProposalResponse.Of(p, viewer.Person, proposals.Now))])
        );
    }

    private static async Task<IResult> Show(
        HttpContext context,
        Viewer.Member viewer,
        ProposalStore proposals,
        CancellationToken cancel
    )
    {
        IReadOnlyList<Proposal> all = await proposals.All(viewer, cancel);
        return PageResult.Of<ProposalsPage>(
            new
            {
                Proposals = all,
                Roster = await Roster.Load(context),
                Me = viewer.Person,
            }
        );
    }
}
