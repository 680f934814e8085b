using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Clusters;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /: what this is, a search, the latest advisories, and how to ask by program.</summary>
internal static class FrontPage
{
    private const int Latest = 10;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/", ReadPage.Verbs, Handle).ForAnybody();

    private static IResult Handle(HttpContext context, LiveIndex live, Catalogue catalogue, PublicOptions site)
    {
        var edition = live.Now;
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var clusters = catalogue.Clusters(edition);
        List<AliasCluster> own =
        [
            .. clusters.Of(edition.Index.Newest.Where(record => site.IsOwn(record.Id))).Take(Latest),
        ];
        return PageResult.Of<Front>(
            new
            {
                Options = site,
                edition.Index.Count,
                Own = own,
                Latest = clusters.Of(edition.Index.Newest).Take(Latest).ToList(),
            }
        );
    }
}
