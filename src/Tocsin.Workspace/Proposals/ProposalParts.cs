using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Proposals;

/// <summary>What members decide together.</summary>
public static class ProposalParts
{
    public static IServiceCollection AddProposals(
        this IServiceCollection services,
        ProposalStore proposals,
        CarryOutProposal carrying
    ) => services.AddSingleton(proposals).AddSingleton(carrying);

    public static void MapProposals(this IEndpointRouteBuilder app)
    {
        ListProposals.Map(app);
        OpenProposal.Map(app);
        ShowProposal.Map(app);
        RaiseObjection.Map(app);
        CastVote.Map(app);
        RecuseFromBallot.Map(app);
        Withdraw.Map(app);
        TakeUp.Map(app);
    }
}
