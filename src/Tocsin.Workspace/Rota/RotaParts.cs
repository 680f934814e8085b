using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Rota;

/// <summary>Whose turn it is to look at what comes in.</summary>
public static class RotaParts
{
    public static IServiceCollection AddRota(this IServiceCollection services, RotaStore rota) =>
        services.AddSingleton(rota);

    public static void MapRota(this IEndpointRouteBuilder app)
    {
        ShowRota.Map(app);
        SetRota.Map(app);
        CoverTurn.Map(app);
    }
}
