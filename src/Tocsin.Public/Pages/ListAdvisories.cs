using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Search;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Nsp;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Assets;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /advisories?q=&amp;page=: every vulnerability, the newest first, or those that a search finds, the best first. Records
/// that are aliases of each other are one entry.
/// </summary>
internal static class ListAdvisories
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The last page there is: whoever wants everything asks the API.</summary>
    public const int LastPage = 1_000;

    /// <param name="Found">How many a search found, at most <see cref="AdvisorySearch.MostHits"/>; null where nothing was searched for.</param>
    /// <param name="Similar">How many of these only have words that are similar; they stand last. Null where nothing was searched for.</param>
    /// <param name="Next">The number of the next page, or null.</param>
    public sealed record Response(
        IReadOnlyList<ListedAdvisory> Advisories,
        int? Found,
        int? Similar,
        int Page,
        int? Next
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAsset(SearchScript.Asset);
        routes.MapMethods("/advisories", ReadPage.Verbs, Handle).ForAnybody();
    }

    private static IResult Handle(
        HttpContext context,
        LiveIndex live,
        Catalogue catalogue,
        PublicOptions site,
        string? q = null,
        string? page = null
    )
    {
        if (ListForNsp.IsAskedFor(context.Request))
            return new ListForNsp(live, site);
        var number = 1;
        if (page is not null && (!int.TryParse(page, out number) || number is < 1 or > LastPage))
            return PageResult.Answer(context.Request, Problem.NotFound);
        if (q?.Length > AdvisorySearch.LongestText)
            return PageResult.Answer(context.Request, TooLong);

        var edition = live.Now;
        context.Response.Headers.Vary = "Accept";
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var list = string.IsNullOrWhiteSpace(q)
            ? AdvisoryPart.Of(catalogue.Clusters(edition).Of(edition.Index.Newest), number)
            : AdvisoryPart.Of(catalogue.Search(edition).Find(q), catalogue.Clusters(edition), number);
        return context.Request.PrefersPage()
            ? PageResult.Of<AdvisoryList>(
                new
                {
                    Part = list,
                    Text = q,
                    Options = site,
                }
            )
            : TypedResults.Ok(
                new Response([.. list.Shown.Select(ListedAdvisory.Of)], list.Found, list.Similar, number, list.Next)
            );
    }

    private static Problem TooLong =>
        Problem.Invalid("search.too-long", $"A search has at most {AdvisorySearch.LongestText} characters.");
}
