using System.Net;
using System.Net.Sockets;

namespace Tocsin.Standards.Identifiers;

/// <summary>A web address that any stranger can follow: http or https, no name or password, no host of a private network.</summary>
public static class PublicAddress
{
    // RFC 6761, 6762, 7686, 8375, 9476 and what ICANN keeps for private use.
    private static readonly string[] privateSuffixes =
    [
        "localhost",
        "local",
        "internal",
        "intranet",
        "private",
        "corp",
        "home",
        "lan",
        "home.arpa",
        "test",
        "invalid",
        "alt",
        "onion",
    ];

    /// <summary>Why it is none, one sentence; null for one that is public. Nothing is looked up.</summary>
    public static string? WhyNot(string text)
    {
        if (
            !IsPlain(text)
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
        )
            return "A link is an absolute address that begins with https:// or http://.";
        if (url.UserInfo.Length > 0)
            return "A link must not carry a name or a password.";
        return IsPublic(url) ? null : "This host cannot be reached from outside.";
    }

    /// <summary>Whether there is nothing in it that no address has: blanks and control characters.</summary>
    public static bool IsPlain(string text) => !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool IsPublic(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return IPAddress.TryParse(host.Trim('[', ']'), out var address) && IsPublic(address);
        return host.Contains('.', StringComparison.Ordinal)
            && !Array.Exists(
                privateSuffixes,
                suffix =>
                    host.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase)
                    || host.Equals(suffix, StringComparison.OrdinalIgnoreCase)
            );
    }

    // The IANA registries of special-purpose addresses, as far as they can stand for a host.
    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return (address.GetAddressBytes()[0] & 0xE0) == 0x20; // 2000::/3 is all that is global
        return address.GetAddressBytes() switch
        {
            [0 or 10 or 127 or >= 224, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] or [192, 168, ..] or [192, 0, 0, _] or [198, 18 or 19, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            _ => true,
        };
    }
}
