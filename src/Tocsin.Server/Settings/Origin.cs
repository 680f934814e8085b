using System.Net;

namespace Tocsin.Server.Settings;

/// <summary>Where a role is found, and where its process listens for it.</summary>
/// <param name="Url">Scheme, host and port without a slash at the end, as a browser writes it in an <c>Origin</c>.</param>
/// <param name="Address">A loopback address; null for every loopback address of this machine.</param>
public sealed record Origin(string Url, IPAddress? Address, int Port)
{
    /// <summary>As a browser writes it in <c>Host</c>: without a port where the scheme says it.</summary>
    public string Host => Url[(Url.IndexOf("//", StringComparison.Ordinal) + 2)..];

    /// <summary>Whether a proxy in front has the certificate.</summary>
    public bool IsSecure => Url.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsHere => IsLoopback(new Uri(Url));

    /// <summary><c>localhost</c>, 127.0.0.0/8 or ::1: what never leaves the machine (RFC 6761, section 6.3; RFC 1122).</summary>
    public static bool IsLoopback(Uri url) =>
        url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public override string ToString() => Url;
}
