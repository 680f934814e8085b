using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Web.Http;

namespace Tocsin.Public.NuGet;

/// <summary>GET /v3/index.json and what it leads to: an audit source of the .NET SDK (<c>auditSources</c> in nuget.config).</summary>
internal static class NuGetSource
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

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
            Read(routes, prefix + "/v3/index.json", () => service);
            Read(routes, prefix + VulnerabilityInfo.IndexPath, () => pages.Now);
            // whatever the mark: who has an old index gets the new page
            Read(routes, prefix + VulnerabilityInfo.PagePath("{mark}", "base"), () => everything.Now);
            Read(routes, prefix + VulnerabilityInfo.PagePath("{mark}", "update"), () => VulnerabilityInfo.Update);
        }
    }

    private static void Read(IEndpointRouteBuilder routes, string path, Func<byte[]> body) =>
        routes
            .MapMethods(path, ReadVerbs, (RequestDelegate)(context => Send(context, body())))
            .AllowCrossOriginRead()
            .AllowAnonymous();

    private static async Task Send(HttpContext context, byte[] body)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(body)))
            await ByteAnswer.Send(context, body, ByteAnswer.Json);
    }
}
