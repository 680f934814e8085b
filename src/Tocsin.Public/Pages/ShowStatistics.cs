using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /statistics, with <c>.json</c> or for whoever prefers it as JSON: how well the programme keeps its clocks.</summary>
internal static class ShowStatistics
{
    public const string JsonPath = "/statistics.json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/statistics", ReadPage.Verbs, Handle).ForAnybody();
        routes.MapMethods(JsonPath, ReadPage.Verbs, Handle).ForAnybody();
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
        var told = await Newest(store, cancel) ?? new([], "Etc/UTC");
        return context.Request.Path != JsonPath && context.Request.PrefersPage()
            ? PageResult.Of<StatisticsPage>(new { Told = told, Options = site })
            : TypedResults.Ok(told);
    }

    private static async Task<StatisticsDocument?> Newest(PublicStore store, CancellationToken cancel)
    {
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, StatisticsDocument.Kind, documents, cancel);
        return documents.Select(StatisticsDocument.Read).OfType<StatisticsDocument>().LastOrDefault();
    }
}
