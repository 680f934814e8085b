using System.Net;
using System.Net.Sockets;

namespace Tocsin.Web.Outbound;

/// <summary>Which addresses this process may connect to. Asked with the address itself at the moment of connecting, never with a name.</summary>
public sealed class AddressRule
{
    // IANA's special-purpose registries (RFC 6890), multicast and what is reserved.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // Of IPv6 only this is handed out; loopback, link-local, unique-local, NAT64 and the rest lie outside.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private readonly Func<IPAddress, bool> allows;

    private AddressRule(Func<IPAddress, bool> allows) => this.allows = allows;

    /// <summary>Only what the whole internet can reach: nothing of this machine or of the network it stands in.</summary>
    public static AddressRule Internet { get; } = new(IsPublic);

    /// <summary>Anything: for an origin that the operator has set, which may well stand in their own network.</summary>
    public static AddressRule Anywhere { get; } = new(_ => true);

    public bool Allows(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return allows(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
        && !Array.Exists(NotPublic, network => network.Contains(address));
}
