using Tocsin.Web.Outbound;

namespace Tocsin.Workspace.Settings;

/// <summary>That contacts may be fetched from where packages publish them, which an operator has to switch on.</summary>
/// <param name="Registry">The npm registry that is asked for manifests; null for npm's own.</param>
public sealed record ContactFetching(Uri? Registry = null)
{
    private static readonly Uri npm = new("https://registry.npmjs.org/");

    /// <summary>Which registry is asked.</summary>
    public Uri Asked => Registry ?? npm;

    /// <summary>For one address, from the name to the last byte. No setting changes it; a test may.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What connects. No setting changes it; a test may.</summary>
    public Func<AddressRule, SocketsHttpHandler> Connect { get; init; } = OutboundHandler.Make;
}
