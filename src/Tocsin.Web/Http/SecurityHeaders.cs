using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Web.Http;

/// <summary>
/// What every answer tells the browser it may not do. Set when the answer starts, so that refusals and failures have it
/// too; an endpoint that set one of these itself (an attachment, a stricter policy) keeps its own.
/// </summary>
public sealed record SecurityHeaders
{
    /// <summary>Content Security Policy level 3: nothing but this origin's files, no inline script or style, no frames.</summary>
    public const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Nothing of these answers is kept by any cache, unless the endpoint says otherwise (assets do).</summary>
    public bool NoStore { get; init; }

    /// <summary>Powerful features that pages of this origin use: <c>publickey-credentials-get</c> for passkeys.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>How long browsers insist on https, in seconds; sent over https alone.</summary>
    public int HttpsSeconds { get; init; } = 63_072_000;

    internal string Permissions { get; private set; } = "";

    internal SecurityHeaders Ready() => this with { Permissions = PermissionsPolicy(Features) };

    internal void Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        var open = context.GetEndpoint()?.Metadata.GetMetadata<CrossOriginReadAttribute>() is not null;
        headers.TryAdd("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        if (context.Request.IsHttps)
            headers.TryAdd("Strict-Transport-Security", $"max-age={HttpsSeconds}");
        if (NoStore)
            headers.TryAdd("Cache-Control", "no-store");
        // The pages are static: there is no script of the framework's that this could be for.
        headers.Remove("blazor-enhanced-nav");
    }

    private static string PermissionsPolicy(IReadOnlyList<string> used)
    {
        string[] known =
        [
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "publickey-credentials-create",
            "publickey-credentials-get",
            "screen-wake-lock",
            "serial",
            "usb",
        ];
        return string.Join(
            ", ",
            known.Select(feature => $"{feature}=({(used.Contains(feature, StringComparer.Ordinal) ? "self" : "")})")
        );
    }
}

/// <summary>Puts <see cref="SecurityHeaders"/> on every answer.</summary>
public static class SecurityHeadersMiddleware
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, SecurityHeaders? headers = null)
    {
        var ready = (headers ?? new()).Ready();
        return app.UseSecurityHeaders(_ => ready);
    }

    /// <param name="choose">Which headers a request's answer gets, where one process serves several sites; asked when the answer starts.</param>
    public static IApplicationBuilder UseSecurityHeaders(
        this IApplicationBuilder app,
        Func<HttpContext, SecurityHeaders> choose
    ) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = choose(context);
                    (headers.Permissions.Length == 0 ? headers.Ready() : headers).Put(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
