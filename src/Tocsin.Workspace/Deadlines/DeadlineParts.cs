using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Deadlines;

/// <summary>What is owed when, over everything that has a clock.</summary>
public static class DeadlineParts
{
    public static void MapDeadlines(this IEndpointRouteBuilder app) => ShowDeadlines.Map(app);
}
