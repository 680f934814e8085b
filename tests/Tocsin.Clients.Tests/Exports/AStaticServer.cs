using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Tocsin.Clients.Tests.Exports;

/// <summary>A web server that knows files and nothing of Tocsin. Files whose names begin with a dot are files too.</summary>
internal sealed class AStaticServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private AStaticServer(WebApplication app) => this.app = app;

    public string Origin => app.Urls.Single();

    public static async Task<AStaticServer> Start(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        built.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(
                    folder,
                    Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None
                ),
                ServeUnknownFileTypes = true,
            }
        );
        await built.StartAsync();
        return new(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
