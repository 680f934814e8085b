using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Fixes;

/// <summary>Where the fix is, line by line.</summary>
public static class FixParts
{
    public static void MapFixes(this IEndpointRouteBuilder app)
    {
        ShowFix.Map(app);
        SaveFixLine.Map(app);
    }
}
