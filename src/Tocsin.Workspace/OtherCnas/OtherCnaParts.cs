using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.OtherCnas;

/// <summary>CVE IDs that are another CNA's to assign.</summary>
public static class OtherCnaParts
{
    public static void MapOtherCnas(this IEndpointRouteBuilder app)
    {
        ShowOtherCna.Map(app);
        AskOtherCna.Map(app);
        KeepCnaAnswer.Map(app);
    }
}
