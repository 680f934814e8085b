using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Counting;

/// <summary>How many CVE IDs a case needs.</summary>
public static class CountingParts
{
    public static void MapCounting(this IEndpointRouteBuilder app)
    {
        ShowCounting.Map(app);
        CountCve.Map(app);
    }
}
