using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Feeds;

/// <summary>
/// GET /feed.atom and /feed.json: the programme's own advisories; /feed/product/{product}.atom and .json: those about one of its
/// products; /feed/all.atom and /feed/all.json: everybody's. The newest first.
/// </summary>
internal static class SiteFeeds
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site)
    {
        Map(routes, live, "/feed", edition => Feed.OfOwn(edition.Index, site), site);
        Map(routes, live, "/feed/all", edition => Feed.OfAll(edition.Index, site), site);
        var products = new PerEdition<IReadOnlyList<ProductFeed>>(
            live,
            edition => ProductFeed.All(edition.Index, site)
        );
        MapProducts(
            routes,
            live,
            products,
            AtomFeed.Ending,
            AtomFeed.ContentType,
            feed => AtomFeed.Write(feed, site),
            site
        );
        MapProducts(
            routes,
            live,
            products,
            JsonFeed.Ending,
            JsonFeed.ContentType,
            feed => JsonFeed.Write(feed, site),
            site
        );
    }

    private static void MapProducts(
        IEndpointRouteBuilder routes,
        LiveIndex live,
        PerEdition<IReadOnlyList<ProductFeed>> products,
        string ending,
        string contentType,
        Func<Feed, byte[]> write,
        PublicOptions site
    ) =>
        routes.MapBytes(
            "/feed/product/{product}" + ending,
            contentType,
            context =>
            {
                var slug = (string)context.GetRouteValue("product")!;
                var found = products.Now.FirstOrDefault(product => product.Slug == slug);
                return ValueTask.FromResult(
                    found is null
                        ? Problem.NotFound
                        : Result.Of<ReadOnlyMemory<byte>>(write(found.Of(live.Now.Index, site)))
                );
            }
        );

    private static void Map(
        IEndpointRouteBuilder routes,
        LiveIndex live,
        string path,
        Func<Edition, Feed> make,
        PublicOptions site
    )
    {
        Map(routes, live, path + AtomFeed.Ending, AtomFeed.ContentType, edition => AtomFeed.Write(make(edition), site));
        Map(routes, live, path + JsonFeed.Ending, JsonFeed.ContentType, edition => JsonFeed.Write(make(edition), site));
    }

    // Written once for each edition: feed readers come often.
    private static void Map(
        IEndpointRouteBuilder routes,
        LiveIndex live,
        string path,
        string contentType,
        Func<Edition, byte[]> write
    )
    {
        var written = new PerEdition<byte[]>(live, write);
        routes.MapBytes(path, contentType, () => written.Now);
    }

    internal static async Task Send(HttpContext context, byte[] body, string contentType)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(body)))
            await ByteAnswer.Send(context, body, contentType);
    }
}
