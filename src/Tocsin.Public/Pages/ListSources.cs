using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /sources, or as JSON /sources.json: where other people's advisories come from.</summary>
internal static class ListSources
{
    public sealed record Response(IReadOnlyList<ListedSource> Sources);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapMethods(
                "/sources",
                ReadPage.Verbs,
                (
                    HttpContext context,
                    SourceStore sources,
                    Quarantine quarantine,
                    PublicOptions site,
                    CancellationToken cancel
                ) => Handle(context, sources, quarantine, site, asJson: false, cancel)
            )
            .ForAnybody();
        routes
            .MapMethods(
                "/sources.json",
                ReadPage.Verbs,
                (
                    HttpContext context,
                    SourceStore sources,
                    Quarantine quarantine,
                    PublicOptions site,
                    CancellationToken cancel
                ) => Handle(context, sources, quarantine, site, asJson: true, cancel)
            )
            .ForAnybody();
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        SourceStore sources,
        Quarantine quarantine,
        PublicOptions site,
        bool asJson,
        CancellationToken cancel
    )
    {
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        // what a source did changes without an edition
        context.Response.Headers.CacheControl = "no-cache";
        var all = (await sources.All(cancel)).Select(ListedSource.Of).ToList();
        // what was imported by hand is no source, but that some of it was refused has to be seen; which, the terminal tells
        var (_, refused) = await quarantine.Of(Origins.ByHand, 0, 0, cancel);
        if (refused > 0)
            all.Add(ListedSource.ByHand(refused));
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<SourcesPage>(new { Sources = all, Options = site })
            : TypedResults.Ok(new Response(all));
    }
}
