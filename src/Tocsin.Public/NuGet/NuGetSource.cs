using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;

namespace Tocsin.Public.NuGet;

/// <summary>GET /v3/index.json and what it leads to: an audit source of the .NET SDK (<c>auditSources</c> in nuget.config).</summary>
internal static class NuGetSource
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        var everything = new PerEdition<byte[]>(live, edition => VulnerabilityInfo.Base(edition.Index, site));
        foreach (var prefix in (string[])["", "/nuget"])
        {
            var service = VulnerabilityInfo.ServiceIndex(site, prefix);
            var pages = new PerEdition<byte[]>(
                live,
                edition => VulnerabilityInfo.Index(edition.Index, everything.Now, site, prefix)
            );
            routes.MapBytes(prefix + "/v3/index.json", ByteAnswer.Json, () => service);
            routes.MapBytes(prefix + VulnerabilityInfo.IndexPath, ByteAnswer.Json, () => pages.Now);
            // whatever the mark: who has an old index gets the new page
            routes.MapBytes(
                prefix + VulnerabilityInfo.PagePath("{mark}", "base"),
                ByteAnswer.Json,
                () => everything.Now
            );
            routes.MapBytes(
                prefix + VulnerabilityInfo.PagePath("{mark}", "update"),
                ByteAnswer.Json,
                () => VulnerabilityInfo.Update
            );
        }
    }
}
