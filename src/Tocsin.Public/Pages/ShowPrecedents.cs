using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /precedents, with <c>.json</c> or for whoever prefers it as JSON: how kinds of reports are judged, in anonymous form.</summary>
internal static class ShowPrecedents
{
    internal const string Json = "/precedents.json";

    public sealed record Response(IReadOnlyList<PrecedentDocument> Precedents);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/precedents", ReadPage.Verbs, Handle).ForAnybody();
        routes.MapMethods(Json, ReadPage.Verbs, Handle).ForAnybody();
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        var all = await All(store, cancel);
        return context.Request.Path.Value != Json && context.Request.PrefersPage()
            ? PageResult.Of<PrecedentsPage>(new { Precedents = all, Options = site })
            : TypedResults.Ok(new Response(all));
    }

    // the newest first; of one day in the order of their random IDs, which tells nothing
    private static async Task<IReadOnlyList<PrecedentDocument>> All(PublicStore store, CancellationToken cancel)
    {
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, PrecedentDocument.Kind, documents, cancel);
        return
        [
            .. documents
                .Select(PrecedentDocument.Read)
                .OfType<PrecedentDocument>()
                .OrderByDescending(one => one.Published)
                .ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
    }
}
