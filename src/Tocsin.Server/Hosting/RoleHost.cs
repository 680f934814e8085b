using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Web.Layout;

namespace Tocsin.Server.Hosting;

/// <summary>Builds the application of one role: listener, limits, the order of defences, then its routes.</summary>
public static class RoleHost
{
    private const int MostConnections = 4096;
    private const int LargestHeaders = 16 * 1024;
    private const int LargestRequestLine = 8 * 1024;

    /// <summary>The role's application, prepared and built, not started.</summary>
    public static async Task<Result<WebApplication>> Build(
        Role role,
        RoleParts parts,
        ProcessParts process,
        CancellationToken cancel
    )
    {
        var (options, origin) = (process.Options, process.Options.Origins[role]);
        return (await parts.Prepare(process, cancel)).Map(add => Build(options, origin, parts, add));
    }

    private static WebApplication Build(
        ServerOptions options,
        Origin origin,
        RoleParts parts,
        Action<IServiceCollection> add
    )
    {
        // Empty: nothing of ASPNETCORE_* or appsettings.json can open another port or turn on pages for developers.
        var builder = WebApplication.CreateEmptyBuilder(
            new() { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production }
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, origin, parts));
        builder.Logging.AddQuietConsole();
        builder.Services.AddRouting();
        builder.Services.AddTocsinWeb();
        // pages alone: what is bytes already compresses itself, and pages with secrets beside what a reader typed never are
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = parts.Cacheable;
            compression.MimeTypes = ["text/html"];
        });
        builder.Services.AddSingleton<IHostLifetime, ProcessLifetime>();
        add(builder.Services);
        var site = new Site(parts.Kind, options.Programme.Name, origin.Url)
        {
            Links = parts.Links(options),
            FootLinks = parts.FootLinks(options),
        };
        // made anew for each request: the programme may be called otherwise than when this began
        builder.Services.TryAddTransient(services =>
            parts.Name is { } name ? site with { Name = name(services) } : site
        );

        var app = builder.Build();
        Defend(app, origin, parts);
        parts.Map(app);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, Origin origin, RoleParts parts)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = parts.LargestBody;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        kestrel.Limits.MaxRequestLineSize = LargestRequestLine;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        if (origin.Address is { } address)
            kestrel.Listen(address, origin.Port, Http1);
        else
            kestrel.ListenLocalhost(origin.Port, Http1);
    }

    // browsers speak HTTP/2 only over TLS, and the proxy that has the certificate speaks HTTP/1.1 to us
    private static void Http1(ListenOptions listen) => listen.Protocols = HttpProtocols.Http1;

    private static void Defend(WebApplication app, Origin origin, RoleParts parts)
    {
        if (origin.IsSecure)
            app.UseForwardedHeaders(
                new()
                {
                    ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                    ForwardLimit = 1,
                    KnownProxies = { IPAddress.Loopback, IPAddress.IPv6Loopback },
                }
            );
        app.UseSecurityHeaders(new SecurityHeaders { NoStore = !parts.Cacheable, Features = parts.Features });
        if (parts.Cacheable)
            app.UseResponseCompression();
        app.UseProblemAnswers();
        if (!parts.AnyHost)
            app.UseOwnHost(origin);
        app.UseRouting();
        app.UseCrossOriginReads();
        app.UseOriginCheck();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
            app.UseAuthentication();
        if (app.Services.GetService<IAuthorizationPolicyProvider>() is not null)
            app.UseAuthorization();
        if (parts.LinksFor is { } linksFor)
            app.UseSite(context =>
                context.RequestServices.GetRequiredService<Site>() with
                {
                    Links = linksFor(context),
                    Notice = parts.NoticeFor?.Invoke(context),
                }
            );
    }
}
