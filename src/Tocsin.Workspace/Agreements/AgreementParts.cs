using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>What members sign, and what their signature gives them.</summary>
public static class AgreementParts
{
    public static IServiceCollection AddAgreements(
        this IServiceCollection services,
        AgreementStore agreements,
        StandingStore standings
    ) => services.AddSingleton(agreements).AddSingleton(standings).AddSingleton<AgreementView>();

    public static void MapAgreements(this IEndpointRouteBuilder app)
    {
        ListAgreements.Map(app);
        ShowAgreement.Map(app);
        SignAgreement.Map(app);
        PublishAgreement.Map(app);
        ShowStanding.Map(app);
        AnswerRollCall.Map(app);
    }
}
