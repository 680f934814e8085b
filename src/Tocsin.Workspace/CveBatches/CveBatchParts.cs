using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.CveBatches;

/// <summary>Giving CVE IDs to many public advisories: a table, its review, its application.</summary>
public static class CveBatchParts
{
    public static IServiceCollection AddCveBatches(this IServiceCollection services, CveBatchStore batches) =>
        services
            .AddSingleton(batches)
            .AddSingleton<PublicAdvisories>()
            .AddSingleton(p => ActivatorUtilities.CreateInstance<ApplyCveBatch>(p).Job);

    public static void MapCveBatches(this IEndpointRouteBuilder app)
    {
        ShowCveBatch.Map(app);
        ProposeCveBatch.Map(app);
        ReviewCveBatch.Map(app);
        StartCveBatch.Map(app);
    }
}
