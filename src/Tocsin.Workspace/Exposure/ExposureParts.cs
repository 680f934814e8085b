using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Exposure;

/// <summary>Who could learn of a case, who did, and who opens more of them than they need.</summary>
public static class ExposureParts
{
    public static void MapExposure(this IEndpointRouteBuilder app)
    {
        ShowWhoKnows.Map(app);
    }
}
