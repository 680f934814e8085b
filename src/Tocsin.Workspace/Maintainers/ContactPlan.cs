using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// Which addresses would be asked for the contacts of a vendor's package, each once: the manifest first, and what it names once somebody
/// has had it fetched. Nothing that a person types is ever asked.
/// </summary>
internal static class ContactPlan
{
    /// <param name="on">Null where nothing may be asked: then there is nothing to ask.</param>
    public static IReadOnlyList<AskedFile> Of(Case found, Vendor vendor, ContactFetching? on)
    {
        if (on is null || !PackageUrl.Parse(vendor.Text?.Package).TryGet(out var package, out _))
            return [];
        List<AskedFile> files = [];
        if (package.Type == "npm")
            files.Add(new(ContactSource.PackageJson, ContactPlaces.Manifest(on.Asked, Joined(package)).AbsoluteUri));
        var came = found
            .FetchesOf(vendor.Number)
            .LastOrDefault(one => one.Files is { Repository: not null } or { Homepage: not null });
        files.AddRange(
            ContactPlaces
                .InRepository(came?.Files?.Repository ?? Repository(package))
                .Select(file => new AskedFile(file.Source, file.At.AbsoluteUri))
        );
        if (ContactPlaces.SecurityTxt(came?.Files?.Homepage) is { } security)
            files.Add(new(ContactSource.SecurityTxt, security.AbsoluteUri));
        return files;
    }

    // packages that are named by where they live (purl-types: github, golang)
    private static string? Repository(PackageUrl package) =>
        package switch
        {
            { Type: "github", Namespace: { } owner } => $"https://github.com/{owner}/{package.Name}",
            { Type: "golang", Namespace: { } path } => Joined(package).Split('/')
                is ["github.com", var owner, var name, ..]
                ? $"https://github.com/{owner}/{name}"
                : null,
            _ => null,
        };

    private static string Joined(PackageUrl package) =>
        package.Namespace is { } scope ? $"{scope}/{package.Name}" : package.Name;
}
