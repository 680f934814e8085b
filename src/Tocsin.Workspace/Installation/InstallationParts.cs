using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Installation;

/// <summary>What operators look after: mail that could not leave, work that fails, and whether this is the real one.</summary>
public static class InstallationParts
{
    public static void MapInstallation(this IEndpointRouteBuilder app)
    {
        ShowInstallation.Map(app);
        TakeLease.Map(app);
    }
}
