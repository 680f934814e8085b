using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Web.Outbound;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.Maintainers;

/// <summary>Every host of the internet in one process: serves files over https by host and path, and keeps what it was asked.</summary>
internal sealed class AFileHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private AFileHost(WebApplication app, X509Certificate2 certificate) =>
        (this.app, this.certificate) = (app, certificate);

    /// <summary>By host and path: <c>example.org/a</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Where an address leads to.</summary>
    public ConcurrentDictionary<string, string> Redirects { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that answer nothing.</summary>
    public ConcurrentDictionary<string, bool> Silent { get; } = new(StringComparer.Ordinal);

    /// <summary>What a name means; where nothing is said, an address that everybody can reach.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Every name that somebody wanted to connect to.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = [];

    /// <summary>Every request that arrived, with its headers.</summary>
    public ConcurrentQueue<(string Address, IReadOnlyDictionary<string, string> Headers)> Asked { get; } = [];

    public static async Task<AFileHost> Start()
    {
        var own = ACertificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(own))
        );
        var built = builder.Build();
        var host = new AFileHost(built, own);
        built.Run(host.Answer);
        await built.StartAsync();
        return host;
    }

    /// <summary>The operator's switch, with what connects led here.</summary>
    public ContactFetching On(Uri? registry = null) =>
        new(registry) { Connect = Handler, Patience = TimeSpan.FromSeconds(2) };

    public void Put(string address, string text) => Files[address] = Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private SocketsHttpHandler Handler(AddressRule rule)
    {
        var port = new Uri(app.Urls.Single()).Port;
        var handler = OutboundHandler.Make(rule);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, theirs, _, _) =>
            theirs?.GetCertHashString() == certificate.GetCertHashString();
        handler.ConnectCallback = async (context, cancel) =>
        {
            LookedUp.Enqueue(context.DnsEndPoint.Host);
            if (!rule.Allows(IPAddress.Parse(Names.GetValueOrDefault(context.DnsEndPoint.Host, "93.184.215.14"))))
                throw new AddressRefusedException();
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return handler;
    }

    private async Task Answer(HttpContext context)
    {
        var address = $"{context.Request.Host}{context.Request.Path}";
        Asked.Enqueue(
            (
                address + context.Request.QueryString,
                context.Request.Headers.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        if (Silent.ContainsKey(address))
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        else if (Redirects.TryGetValue(address, out var elsewhere))
            context.Response.Redirect(elsewhere);
        else if (Files.TryGetValue(address, out var body))
            await context.Response.Body.WriteAsync(body);
        else
            context.Response.StatusCode = 404;
    }

    private static X509Certificate2 ACertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
