using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Clusters;

/// <summary>Reports that tell nearly the same, one that tells of two flaws, and one whose root cause lies elsewhere.</summary>
public static class ClusterParts
{
    public static void MapClusters(this IEndpointRouteBuilder app)
    {
        ShowCluster.Map(app);
        ActOnMany.Map(app);
        ShowDesk.Map(app);
        SplitCase.Map(app);
        MoveCase.Map(app);
    }
}
