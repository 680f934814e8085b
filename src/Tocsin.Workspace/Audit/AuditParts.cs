using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Audit;

/// <summary>Whether what is kept is what was written, and what of it the public can hold on to.</summary>
public static class AuditParts
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        VerifyStore.Map(app);
        VerifyCase.Map(app);
    }
}
