using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;
using Tocsin.Web.Layout;

namespace Tocsin.Web.Http;

/// <summary>
/// The defence against requests that another site makes a visitor's browser send: what changes something must come from a
/// page of this very origin (<see cref="Site.Origin"/>), or from something that is no browser and carries no cookie.
/// </summary>
/// <remarks>
/// Our pages send no referrer, and with that policy browsers write <c>Origin: null</c> on a form of the same origin too
/// (Fetch standard, "append a request Origin header"). <c>null</c> therefore counts as absent, and the browser's own
/// <c>Sec-Fetch-Site</c> decides, which no page can set.
/// </remarks>
public static class OriginCheck
{
    public static Problem Elsewhere { get; } =
        Problem.Forbidden(
            "origin.elsewhere",
            "This was not sent from a page of this site.",
            "Open the page again here and send it from there."
        );

    /// <summary>Stands after routing; endpoints marked <see cref="CrossOriginReadAttribute"/> pass.</summary>
    public static IApplicationBuilder UseOriginCheck(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                Passes(context) ? next(context) : PageResult.Answer(context.Request, Elsewhere).ExecuteAsync(context)
        );

    private static bool Passes(HttpContext context) =>
        IsSafe(context.Request.Method)
        || context.GetEndpoint()?.Metadata.GetMetadata<CrossOriginReadAttribute>() is not null
        || IsFromHere(context.Request.Headers, Site.Of(context)?.Origin);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsFromHere(IHeaderDictionary headers, string? here)
    {
        // A browser adds cookies by itself, a bearer token never: a request with a token alone was meant.
        var cookies = headers.Cookie.Count > 0;
        if (!cookies && headers.Authorization is [['B' or 'b', ..] bearer] && IsBearer(bearer))
            return true;

        var origin = headers.Origin;
        var site = headers["Sec-Fetch-Site"];
        if (origin.Count == 1 && origin != "null")
            return here is not null && string.Equals(origin, here, StringComparison.OrdinalIgnoreCase);
        if (site.Count > 0)
            return site == "same-origin";
        return origin.Count == 0 && !cookies && !headers.Keys.Any(IsFetchMetadata);
    }

    private static bool IsBearer(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool IsFetchMetadata(string name) =>
        name.StartsWith("Sec-Fetch-", StringComparison.OrdinalIgnoreCase);
}
