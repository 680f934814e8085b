using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Line;

/// <summary>The line that reports stand in while very many come in, as the team sees it, and the clock that moves it.</summary>
public static class LineParts
{
    public static IServiceCollection AddLine(this IServiceCollection services) =>
        services.AddSingleton(p =>
        {
            var (line, time) = (p.GetRequiredService<LineStore>(), p.GetRequiredService<TimeProvider>());
            return new DueJob(
                LineStore.Due,
                // a copy of the installation tells nobody that anything moved
                LeavesTheHouse: true,
                async (_, cancel) =>
                {
                    await line.Step(cancel);
                    return time.GetUtcNow() + FloodLimits.Step;
                }
            );
        });

    public static void MapLine(this IEndpointRouteBuilder app)
    {
        ShowLine.Map(app);
        AdmitReports.Map(app);
    }
}
