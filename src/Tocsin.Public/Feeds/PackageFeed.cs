using Microsoft.AspNetCore.Http;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Feeds;

/// <summary>The feed of one package, at the path of its page and <c>/feed.atom</c> or <c>/feed.json</c>.</summary>
internal static class PackageFeed
{
    private const string Name = "/feed";

    /// <summary>The package whose feed a name may be, and the ending; null where it cannot be one.</summary>
    public static (string Package, string Ending)? Of(string? name)
    {
        foreach (var ending in (string[])[AtomFeed.Ending, JsonFeed.Ending])
        {
            if (name?.EndsWith(Name + ending, StringComparison.Ordinal) == true)
                return (name[..^(Name.Length + ending.Length)], ending);
        }
        return null;
    }

    /// <param name="packages">The package in each of its advisories, the newest first; never empty.</param>
    public static async Task<IResult> Send(
        HttpContext context,
        IReadOnlyList<AffectedPackage> packages,
        string ending,
        PublicOptions site
    )
    {
        var (ecosystem, name) = (packages[0].Ecosystem, packages[0].Name);
        var page =
            $"/packages/{Uri.EscapeDataString(ecosystem)}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
        var feed = new Feed(
            $"{site.SiteName}: advisories of {name} ({ecosystem})",
            page + Name,
            page,
            [.. packages.Select(package => package.Record).Distinct().Take(Feed.Entries)]
        );
        await (
            ending == AtomFeed.Ending
                ? SiteFeeds.Send(context, AtomFeed.Write(feed, site), AtomFeed.ContentType)
                : SiteFeeds.Send(context, JsonFeed.Write(feed, site), JsonFeed.ContentType)
        );
        return TypedResults.Empty;
    }
}
