using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Server.Hosting;

/// <summary>
/// Answers only to the name that was configured. A page elsewhere can make its own name lead to this machine's loopback
/// and would then be of "the same origin" as whatever answers to it.
/// </summary>
internal static class OwnHost
{
    private static readonly Problem Misdirected = new(
        "host.unknown",
        StatusCodes.Status421MisdirectedRequest,
        "This site is not known by that name.",
        "Use the address that you were given."
    );

    public static IApplicationBuilder UseOwnHost(this IApplicationBuilder app, Origin origin) =>
        app.Use(
            (context, next) =>
                string.Equals(context.Request.Host.Value, origin.Host, StringComparison.OrdinalIgnoreCase)
                    ? next(context)
                    : PageResult.Answer(context.Request, Misdirected).ExecuteAsync(context)
        );
}
