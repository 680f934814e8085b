using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Nsp;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /advisories?q=&amp;page=: every advisory, the newest first, or those that a search finds.</summary>
internal static class ListAdvisories
{
    /// <summary>Advisories on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The last page there is: whoever wants everything asks the API.</summary>
    public const int LastPage = 1_000;

    /// <param name="Next">The number of the next page, or null.</param>
    public sealed record Response(IReadOnlyList<ListedAdvisory> Advisories, int Page, int? Next);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/advisories", Handle);

    private static IResult Handle(
        HttpContext context,
        LiveIndex live,
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
        var found = edition.Index.Search(q).Skip((number - 1) * PageSize).Take(PageSize + 1).ToList();
        int? next = found.Count > PageSize && number < LastPage ? number + 1 : null;
        var shown = found.Take(PageSize).ToList();
        return context.Request.PrefersPage()
            ? PageResult.Of<AdvisoryList>(
                new
                {
                    Records = shown,
                    Text = q,
                    Number = number,
                    Next = next,
                }
            )
            : TypedResults.Ok(new Response([.. shown.Select(ListedAdvisory.Of)], number, next));
    }

    private static Problem TooLong =>
        Problem.Invalid("search.too-long", $"A search has at most {AdvisorySearch.LongestText} characters.");
}

/// <summary>An advisory in a list; <c>/advisories/{id}.json</c> has all of it.</summary>
/// <param name="Packages"><c>npm/left-pad</c>.</param>
public sealed record ListedAdvisory(
    string Id,
    string Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Packages,
    DateTimeOffset Published,
    DateTimeOffset Modified,
    DateTimeOffset? Withdrawn
)
{
    internal static ListedAdvisory Of(IndexedRecord record) =>
        new(
            record.Id,
            record.Title,
            record.Aliases,
            [.. record.Affected.Select(package => $"{package.Ecosystem}/{package.Name}")],
            record.Date,
            record.Modified,
            record.Withdrawn
        );
}
