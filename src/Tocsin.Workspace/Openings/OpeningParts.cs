using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Openings;

/// <summary>Opening a case to the public, once it is over.</summary>
public static class OpeningParts
{
    public static void MapOpenings(this IEndpointRouteBuilder app)
    {
        ShowOpening.Map(app);
        ProposeOpening.Map(app);
        ConfirmOpening.Map(app);
        DropOpening.Map(app);
    }
}
