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
/// GET /cases and /cases/{number}, with <c>.json</c> or for whoever prefers it as JSON: the cases that were opened to everybody, with what
/// proves that they are as they were written.
/// </summary>
internal static class ShowOpenedCase
{
    public const string JsonPath = "/cases.json";
    private const string JsonEnding = ".json";

    public sealed record Response(IReadOnlyList<Listed> Cases);

    /// <param name="Advisory">Null for a report that was rejected.</param>
    public sealed record Listed(string Number, string Title, string? Advisory, DateTimeOffset OpenedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/cases", ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods(JsonPath, ReadPage.Verbs, List).ForAnybody();
        routes.MapMethods("/cases/{number}", ReadPage.Verbs, Handle).ForAnybody();
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
            ? PageResult.Of<OpenedCasesPage>(new { Cases = all, Options = site })
            : TypedResults.Ok(
                new Response([.. all.Select(c => new Listed(c.Number, c.Title, c.Advisory, c.OpenedAt))])
            );
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        string number,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        var asJson = number.EndsWith(JsonEnding, StringComparison.Ordinal);
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        var id = asJson ? number[..^JsonEnding.Length] : number;
        if (
            await store.Find(OpenedCaseDocument.Kind, id, cancel) is not { } document
            || OpenedCaseDocument.Read(document) is not { } found
        )
            return PageResult.Answer(context.Request, Problem.NotFound);
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<OpenedCasePage>(new { Found = found, Options = site })
            : TypedResults.Ok(found);
    }

    // the newest first
    private static async Task<IReadOnlyList<OpenedCaseDocument>> All(PublicStore store, CancellationToken cancel)
    {
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, OpenedCaseDocument.Kind, documents, cancel);
        return
        [
            .. documents
                .Select(OpenedCaseDocument.Read)
                .OfType<OpenedCaseDocument>()
                .OrderByDescending(one => one.OpenedAt)
                .ThenBy(one => one.Number, StringComparer.Ordinal),
        ];
    }
}
