using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tocsin.Web.Assets;

/// <summary>Serves <see cref="Asset"/>s: immutable, with strong entity tags, lengths and a compressed form.</summary>
public static class AssetRoutes
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The shared assets, and whatever else a site brings (<paramref name="more"/>).</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes, params IEnumerable<Asset> more)
    {
        foreach (
            var asset in more.Prepend(SharedAssets.Icon).Prepend(SharedAssets.Script).Prepend(SharedAssets.StyleSheet)
        )
            routes.MapAsset(asset);
    }

    /// <summary>One asset beside those of <see cref="MapAssets"/>: a part of a site that brings its own script.</summary>
    public static void MapAsset(this IEndpointRouteBuilder routes, Asset asset) =>
        // A plain request delegate: assets are no part of any API description.
        routes.MapMethods(asset.Path, ReadVerbs, (RequestDelegate)(context => Serve(context, asset))).AllowAnonymous();

    private static async Task Serve(HttpContext context, Asset asset)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ETag = asset.EntityTag;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request.Headers.IfNoneMatch, asset))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var compressed = TakesBrotli(context.Request.Headers.AcceptEncoding);
        if (compressed)
            headers.ContentEncoding = "br";
        var body = compressed ? asset.Brotli : asset.Bytes;
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // RFC 9110, section 13.1.2: any of them, compared weakly.
    private static bool IsKnown(StringValues known, Asset asset) =>
        EntityTagHeaderValue.TryParseList(known, out var tags)
        && tags.Any(tag => tag.Tag == "*" || tag.Tag == asset.EntityTag);

    private static bool TakesBrotli(StringValues accepted) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var codings)
        && codings.Any(coding =>
            coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0
        );
}
