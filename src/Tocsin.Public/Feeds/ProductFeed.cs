using Tocsin.Advisories.Matching;
using Tocsin.Public.Dumps;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Feeds;

/// <summary>
/// The feed of what the programme published about one of its products: a core project, as <c>Node.js</c>, an ecosystem, as
/// <c>npm</c>, or a single package. Where no product is set, every ecosystem that our advisories name is one.
/// </summary>
/// <param name="Product">As it was set.</param>
/// <param name="Slug">Its name in addresses: small letters, digits and hyphens.</param>
internal sealed record ProductFeed(string Product, string Slug)
{
    /// <summary>Of the feed, without its ending.</summary>
    public string Path => $"/feed/product/{Slug}";

    /// <summary>Of several that would have one address, the first.</summary>
    public static IReadOnlyList<ProductFeed> All(AdvisoryIndex index, PublicOptions site) =>
        [
            .. (
                site.Products.Count > 0
                    ? site.Products
                    : index
                        .Newest.Where(record => site.IsOwn(record.Id))
                        .SelectMany(record => record.Affected)
                        .Select(package => Dump.Unsuffixed(package.Ecosystem))
            )
                .Select(product => new ProductFeed(product, SlugOf(product)))
                .Where(feed => feed.Slug.Length > 0)
                .DistinctBy(feed => feed.Slug, StringComparer.Ordinal)
                .OrderBy(feed => feed.Slug, StringComparer.Ordinal),
        ];

    /// <summary>What it says of this index; the newest first.</summary>
    public Feed Of(AdvisoryIndex index, PublicOptions site) =>
        new(
            $"{site.SiteName}: advisories for {Product}",
            Path,
            "/advisories",
            [
                .. index
                    .Newest.Where(record =>
                        site.IsOwn(record.Id) && record.Affected.Any(package => IsIn(package, site))
                    )
                    .Take(Feed.Entries),
            ]
        );

    private bool IsIn(AffectedPackage package, PublicOptions site) =>
        (site.EcosystemOf(Product) is { } ecosystem && Dump.Unsuffixed(package.Ecosystem) == ecosystem)
        || new[] { Dump.Unsuffixed(package.Ecosystem), package.Name, $"{package.Ecosystem}/{package.Name}" }.Contains(
            Product,
            StringComparer.OrdinalIgnoreCase
        );

    private static string SlugOf(string product) =>
        string.Join(
            '-',
            string.Concat(product.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
