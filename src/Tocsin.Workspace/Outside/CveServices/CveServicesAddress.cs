using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>Where the service is: the real one, the one for trying things, or one of one's own.</summary>
public static class CveServicesAddress
{
    /// <summary>What is said there is public at once.</summary>
    public static Uri Production { get; } = new("https://cveawg.mitre.org/api");

    /// <summary>For trying things; its accounts are other ones.</summary>
    public static Uri Test { get; } = new("https://cveawg-test.mitre.org/api");

    /// <summary>Null, or why nothing may be asked there: https, or this machine; no user, query or fragment.</summary>
    public static string? Fault(Uri address) => IdentityProvider.Fault(address.OriginalString);
}
