using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Partners;

/// <summary>Early-access partners: services and routes.</summary>
public static class PartnerParts
{
    public static IServiceCollection AddPartners(this IServiceCollection services, PartnerStore partners) =>
        services.AddSingleton(partners);

    public static void MapPartners(this IEndpointRouteBuilder app)
    {
        ListPartners.Map(app);
        ChangePartner.Map(app);
        SignAsPartner.Map(app);
    }
}
