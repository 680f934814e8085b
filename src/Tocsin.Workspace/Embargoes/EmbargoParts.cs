using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Embargoes;

/// <summary>Who keeps silent until when, and what happened outside.</summary>
public static class EmbargoParts
{
    public static IServiceCollection AddEmbargoes(this IServiceCollection services) =>
        services
            .AddSingleton<EmbargoJobs>()
            .AddSingleton(p => p.GetRequiredService<EmbargoJobs>().Settling)
            .AddSingleton(p => p.GetRequiredService<EmbargoJobs>().Ending);

    public static void MapEmbargoes(this IEndpointRouteBuilder app)
    {
        ShowEmbargo.Map(app);
        ProposeEmbargo.Map(app);
        AnswerEmbargo.Map(app);
        EndEmbargo.Map(app);
        KeepEmbargo.Map(app);
        RecordBreach.Map(app);
        NoteWorld.Map(app);
        MarkHandling.Map(app);
    }
}
