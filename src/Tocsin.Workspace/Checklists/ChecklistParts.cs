using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Checklists;

/// <summary>What is seen to as somebody comes and as somebody goes.</summary>
public static class ChecklistParts
{
    public static void MapChecklists(this IEndpointRouteBuilder app)
    {
        ShowChecklist.Map(app);
        TickChecklist.Map(app);
    }
}
