using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.CveIds;

/// <summary>The local pool of CVE IDs, and giving one to a case.</summary>
public static class CveIdParts
{
    public static IServiceCollection AddCvePool(this IServiceCollection services, CvePoolStore pool) =>
        services.AddSingleton(pool);

    public static void MapCveIds(this IEndpointRouteBuilder app)
    {
        ShowPool.Map(app);
        AddCveIds.Map(app);
        AssignCve.Map(app);
    }
}
