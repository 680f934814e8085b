using Tocsin.Advisories.Matching;

namespace Tocsin.Public.Pages;

/// <summary>Where a package's page is.</summary>
internal static class PackageLink
{
    public static string To(AffectedPackage package) => To(package.Ecosystem, package.Name);

    /// <summary>Slashes of a name stay: it is the rest of the path.</summary>
    public static string To(string ecosystem, string name) =>
        $"/packages/{Uri.EscapeDataString(ecosystem)}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
}
