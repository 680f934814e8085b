using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>What products trust and what not: read here, changed by proposal.</summary>
public static class ThreatModelParts
{
    public static IServiceCollection AddThreatModels(this IServiceCollection services, ThreatModelStore models) =>
        services.AddSingleton(models);

    public static void MapThreatModels(this IEndpointRouteBuilder app)
    {
        ListThreatModels.Map(app);
        ShowThreatModel.Map(app);
        ShowStatement.Map(app);
        AdoptThreatModel.Map(app);
    }
}
