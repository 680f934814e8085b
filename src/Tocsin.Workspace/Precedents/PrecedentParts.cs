using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Precedents;

/// <summary>Answers once given: searched by the team, published in anonymous form.</summary>
public static class PrecedentParts
{
    public static IServiceCollection AddPrecedents(this IServiceCollection services, PrecedentStore store) =>
        services.AddSingleton(store).AddSingleton(p => ActivatorUtilities.CreateInstance<CarryPrecedent>(p).Job);

    public static void MapPrecedents(this IEndpointRouteBuilder app)
    {
        SearchPrecedents.Map(app);
        ShowPrecedents.Map(app);
        ProposePrecedent.Map(app);
        SettlePrecedent.Map(app);
    }
}
