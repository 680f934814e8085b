using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Programmes;

/// <summary>The process of the programme as data: read by every member, changed by operators.</summary>
public static class ProgrammeParts
{
    public static IServiceCollection AddProgramme(this IServiceCollection services, ProgrammeStore programmes) =>
        services.AddSingleton(programmes);

    public static void MapProgramme(this IEndpointRouteBuilder app)
    {
        ShowProgramme.Map(app);
        EditProgramme.Map(app);
        ReviewProgramme.Map(app);
        ChangeProgramme.Map(app);
        KeepProgramme.Map(app);
    }
}
