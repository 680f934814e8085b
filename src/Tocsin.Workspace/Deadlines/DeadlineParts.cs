using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Deadlines;

/// <summary>What is to happen by when.</summary>
public static class DeadlineParts
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) =>
        services.AddSingleton<DeadlineStore>();

    public static void MapDeadlines(this IEndpointRouteBuilder app) => ShowDeadlines.Map(app);
}
