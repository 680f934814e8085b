using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.CveReports;

/// <summary>The CNA in numbers.</summary>
public static class CveReportParts
{
    public static IServiceCollection AddCveReports(this IServiceCollection services, CveReportStore reports) =>
        services.AddSingleton(reports);

    public static void MapCveReports(this IEndpointRouteBuilder app) => ShowCveReport.Map(app);
}
