using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tocsin.Public.Live;

/// <summary>GET /healthz: the process answers. GET /readyz: it has read the store, so that a load balancer may send readers.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live)
    {
        routes.MapGet("/healthz", (RequestDelegate)(context => Say(context, true))).AllowAnonymous();
        routes.MapGet("/readyz", (RequestDelegate)(context => Say(context, live.IsReady))).AllowAnonymous();
    }

    private static Task Say(HttpContext context, bool well)
    {
        context.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(well ? "ok\n" : "not yet\n");
    }
}
