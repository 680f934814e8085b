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
/// GET /heads, /heads/{day} and /heads/latest, with <c>.json</c> or for whoever prefers it as JSON: the daily hash over all that is secret,
/// and <c>/heads/{day}.asc</c>, its signed statement as text.
/// </summary>
internal static class ShowHeads
{
    public const string JsonPath = "/heads.json";
    private const string JsonEnding = ".json";
    private const string SignedEnding = ".asc";
    private const string Latest = "latest";

    public sealed record Response(IReadOnlyList<HeadDocument> Heads);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/heads", ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods(JsonPath, ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods("/heads/{day}", ReadPage.Verbs, Handle).ForAnybody();
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
        return context.Request.Path != JsonPath && context.Request.PrefersPage()
            ? PageResult.Of<HeadsPage>(new { Heads = all, Options = site })
            : TypedResults.Ok(new Response(all));
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        string day,
        PublicStore store,
        CancellationToken cancel
    )
    {
        context.Response.Headers.CacheControl = "no-cache";
        var ending = day.EndsWith(SignedEnding, StringComparison.Ordinal) ? SignedEnding : JsonEnding;
        var id = day.EndsWith(ending, StringComparison.Ordinal) ? day[..^ending.Length] : day;
        var all = await All(store, cancel);
        var found = id == Latest ? (all.Count > 0 ? all[0] : null) : all.FirstOrDefault(head => head.Day == id);
        return found is null ? PageResult.Answer(context.Request, Problem.NotFound)
            : ending == JsonEnding ? TypedResults.Ok(found)
            : TypedResults.Text(found.SignedStatement ?? found.Statement);
    }

    // the newest first
    private static async Task<IReadOnlyList<HeadDocument>> All(PublicStore store, CancellationToken cancel)
    {
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, HeadDocument.Kind, documents, cancel);
        return
        [
            .. documents
                .Select(HeadDocument.Read)
                .OfType<HeadDocument>()
                .OrderByDescending(head => head.Day, StringComparer.Ordinal),
        ];
    }
}
