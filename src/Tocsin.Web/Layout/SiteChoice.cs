using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Web.Layout;

/// <summary>Says, where one process serves several sites, which of them a request is for.</summary>
public static class SiteChoice
{
    /// <summary>Runs before everything that renders or refuses, so that requests without an endpoint have a site too.</summary>
    public static IApplicationBuilder UseSite(this IApplicationBuilder app, Func<HttpContext, Site?> choose) =>
        app.Use(
            (context, next) =>
            {
                if (choose(context) is { } site)
                    context.Features.Set(site);
                return next(context);
            }
        );
}
