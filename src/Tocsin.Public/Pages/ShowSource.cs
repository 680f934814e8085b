using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /sources/{name}?page=, with <c>.json</c> or for whoever prefers it as JSON: a source, and what of it could not be understood,
/// with path and reason. Never what the entries hold. What was imported by hand has no page: a file that somebody tried may not have been
/// meant for the public, and its name alone could tell.
/// </summary>
internal static class ShowSource
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    private const string JsonEnding = ".json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/sources/{name}", ReadPage.Verbs, Handle).ForAnybody();

    private static async Task<IResult> Handle(
        HttpContext context,
        string name,
        SourceStore sources,
        Quarantine quarantine,
        PublicOptions site,
        CancellationToken cancel,
        string? page = null
    )
    {
        var asJson = name.EndsWith(JsonEnding, StringComparison.Ordinal);
        if (asJson)
            name = name[..^JsonEnding.Length];
        else
            context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        if (
            PageNumber(page) is not { } number
            || !SourceName.Parse(name).TryGet(out var called, out _)
            || await sources.Find(called, cancel) is not { } source
        )
            return PageResult.Answer(context.Request, Problem.NotFound);
        var (entries, count) = await quarantine.Of(name, (number - 1) * PageSize, PageSize, cancel);
        if (number > 1 && entries.Count == 0)
            return PageResult.Answer(context.Request, Problem.NotFound);
        var shown = new SourceResponse(
            ListedSource.Of(source) with
            {
                Refused = count,
            },
            entries,
            number,
            count > number * PageSize ? number + 1 : null
        );
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<SourcePage>(new { Shown = shown, Options = site })
            : TypedResults.Ok(shown);
    }

    private static int? PageNumber(string? text) =>
        text is null ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= Quarantine.MostEntries / PageSize
            ? number
        : null;
}
