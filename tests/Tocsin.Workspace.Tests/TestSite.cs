using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Web.Assets;
using Tocsin.Web.Http;
using Tocsin.Web.Layout;

namespace Tocsin.Workspace.Tests;

/// <summary>One origin on a real Kestrel, with the defences in the order that the server has them.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestSite(WebApplication app, Uri origin) => (this.app, Origin) = (app, origin);

    /// <summary>As the site believes it is reached; where it really listens is decided by the operating system.</summary>
    public Uri Origin { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Everything that was logged, for looking whether a secret is in it.</summary>
    public KeptLog Log { get; private init; } = new();

    public static async Task<TestSite> Start(
        SiteKind kind,
        Uri origin,
        Action<IServiceCollection> add,
        Action<IEndpointRouteBuilder> map
    )
    {
        var log = new KeptLog();
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddTocsinWeb();
        add(builder.Services);
        builder.Services.TryAddSingleton(
            new Site(kind, "Example Foundation", origin.GetLeftPart(UriPartial.Authority))
        );
        var built = builder.Build();
        built.UseSecurityHeaders(
            new SecurityHeaders
            {
                NoStore = true,
                Features = ["publickey-credentials-create", "publickey-credentials-get"],
            }
        );
        built.UseProblemAnswers();
        built.UseRouting();
        built.UseCrossOriginReads();
        built.UseOriginCheck();
        if (built.Services.GetService<IAuthenticationSchemeProvider>() is not null)
            built.UseAuthentication();
        if (built.Services.GetService<IAuthorizationPolicyProvider>() is not null)
            built.UseAuthorization();
        built.MapAssets();
        map(built);
        await built.StartAsync();
        return new(built, origin) { Log = log };
    }

    /// <summary>A browser that was never here: no cookies.</summary>
    /// <param name="from">The address it comes from: any of 127.0.0.0/8.</param>
    public TestBrowser Browser(IPAddress? from = null, string? token = null)
    {
        var port = new Uri(app.Urls.Single()).Port;
        return new(
            Origin,
            async cancel =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (from is not null)
                    socket.Bind(new IPEndPoint(from.MapToIPv6(), 0));
                await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
        )
        {
            Token = token,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
