using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Workspace.Intake;

/// <summary>The one place that looks at where a request came from: to count, never to keep.</summary>
internal static class Network
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Whoever has one address of IPv6 has all 2^64 of its network (RFC 6177).</summary>
    public static string Sender(HttpContext context) => Of(context, 8);

    /// <summary>
    /// Who takes turns in line, as a hash under a key that this process alone has and never writes. Of IPv6 it is the 48 bits that a site gets
    /// (RFC 6177): by smaller parts one site could have 65,536 turns.
    /// </summary>
    public static byte[] Site(HttpContext context) =>
        HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(Of(context, 6)))[..16];

    private static string Of(HttpContext context, int bytesOfIPv6)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(
            address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..bytesOfIPv6] : bytes
        );
    }
}
