using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /minutes and /minutes/{date}, with <c>.json</c> or for whoever prefers it as JSON: the minutes that teams publish. A day is enough where
/// only one team met on it: /minutes/2026-03-04; else the team follows: /minutes/2026-03-04-policy.
/// </summary>
internal static class ShowMinutes
{
    private const string JsonEnding = ".json";

    public sealed record Response(IReadOnlyList<MinutesDocument> Minutes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/minutes", ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods("/minutes.json", ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods("/minutes/{date}", ReadPage.Verbs, Handle).ForAnybody();
    }

    private static async Task<IResult> List(
        HttpContext context,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        var all = await All(store, cancel);
        return
            !context.Request.Path.Value!.EndsWith(JsonEnding, StringComparison.Ordinal) && context.Request.PrefersPage()
            ? PageResult.Of<MinutesListPage>(new { Minutes = all, Options = site })
            : TypedResults.Ok(new Response(all));
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        string date,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        var asJson = date.EndsWith(JsonEnding, StringComparison.Ordinal);
        var id = asJson ? date[..^JsonEnding.Length] : date;
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        var all = await All(store, cancel);
        var found = all.Where(minutes =>
            minutes.Id == id || (id.Length == 10 && minutes.Id.StartsWith(id + "-", StringComparison.Ordinal))
        );
        return found.Take(2).ToList() is not [var one] ? PageResult.Answer(context.Request, Problem.NotFound)
            : !asJson && context.Request.PrefersPage()
                ? PageResult.Of<MinutesPage>(new { Minutes = one, Options = site })
            : TypedResults.Ok(one);
    }

    // the newest first
    private static async Task<IReadOnlyList<MinutesDocument>> All(PublicStore store, CancellationToken cancel)
    {
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, MinutesDocument.Kind, documents, cancel);
        return
        [
            .. documents
                .Select(MinutesDocument.Read)
                .OfType<MinutesDocument>()
                .OrderByDescending(minutes => minutes.At)
                .ThenBy(minutes => minutes.Id, StringComparer.Ordinal),
        ];
    }
}
