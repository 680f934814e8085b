using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Charts;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Feeds;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /packages/{ecosystem}/{name}?version=: every advisory of one package against its versions. An unknown package is 404, one
/// without advisories too. With <c>/feed.atom</c> or <c>/feed.json</c> behind the name: its feed.
/// </summary>
internal static class ShowPackage
{
    /// <summary>The most advisories that the page shows, the newest first; the API has all.</summary>
    public const int Most = 300;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/packages/{ecosystem}/{**name}", ReadPage.Verbs, Handle).ForAnybody();

    private static async Task<IResult> Handle(
        HttpContext context,
        string ecosystem,
        string? name,
        LiveIndex live,
        PublicOptions site,
        string? version = null
    )
    {
        var edition = live.Now;
        var packages = Packages(edition.Index, ecosystem, name ?? "");
        if (packages.Count == 0)
            return
                PackageFeed.Of(name) is var (stem, format)
                && Packages(edition.Index, ecosystem, stem) is { Count: > 0 } followed
                ? await PackageFeed.Send(context, followed, format, site)
                : PageResult.Answer(context.Request, Problem.NotFound);
        if (version?.Length > VersionScheme.LongestVersion)
            return PageResult.Answer(context.Request, TooLong);
        context.Response.Headers.Vary = "Accept";
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var asked = string.IsNullOrWhiteSpace(version) ? null : version.Trim();
        var view = new PackageView(ecosystem, name!, asked, PackageChart.Of([.. packages.Take(Most)], asked));
        return context.Request.PrefersPage()
            ? PageResult.Of<PackagePage>(new { View = view, Options = site })
            : TypedResults.Ok(PackageResponse.Of(view));
    }

    // The newest first; a record with two spellings of a name is two rows.
    private static List<AffectedPackage> Packages(AdvisoryIndex index, string ecosystem, string name)
    {
        var all = new List<AffectedPackage>();
        foreach (var package in index.Package(ecosystem, name).All)
            all.Add(package);
        return
        [
            .. all.OrderByDescending(package => package.Record.Date)
                .ThenBy(package => package.Record.Id, StringComparer.Ordinal),
        ];
    }

    private static Problem TooLong =>
        Problem.Invalid("version.too-long", $"A version has at most {VersionScheme.LongestVersion} characters.");
}
