using System.Net;
using System.Net.Sockets;

namespace Tocsin.Web.Outbound;

/// <summary>How this process connects to others: by itself (no proxy of the environment), without cookies, never redirected unseen.</summary>
public static class OutboundHandler
{
    /// <summary>How long a connection may take.</summary>
    public static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A handler that resolves a name and connects only to those of its addresses that <paramref name="rule"/> allows: to the very
    /// address that was looked at, so that a name which means something else a moment later leads nowhere.
    /// </summary>
    public static SocketsHttpHandler Make(AddressRule rule) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectPatience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 32,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, rule, cancel),
        };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, AddressRule rule, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancel);
        var allowed = Array.FindAll(addresses, rule.Allows);
        if (allowed.Length == 0)
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name led to no address that may be connected to.</summary>
public sealed class AddressRefusedException() : IOException("No address of this host may be connected to.");
