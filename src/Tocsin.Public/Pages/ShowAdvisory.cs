using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /advisories/{id}: one advisory, as a page or, with <c>.json</c> or for whoever prefers it, as its OSV record. By an alias:
/// on to the record that has it.
/// </summary>
internal static class ShowAdvisory
{
    private const string JsonEnding = ".json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/advisories/{id}", ReadPage.Verbs, Handle).ForAnybody();

    private static async Task<IResult> Handle(
        HttpContext context,
        string id,
        LiveIndex live,
        Catalogue catalogue,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        var edition = live.Now;
        var index = edition.Index;
        var (record, asJson) = (index.Find(id), false);
        if (record is null && id.EndsWith(JsonEnding, StringComparison.Ordinal))
            (id, asJson) = (id[..^JsonEnding.Length], true);
        record ??= index.Find(id);
        if (record is null)
        {
            var other = Alias.Of(index, id);
            return other is null
                ? PageResult.Answer(context.Request, Problem.NotFound)
                : TypedResults.Redirect($"/advisories/{other.Id}{(asJson ? JsonEnding : "")}");
        }
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        if (asJson || !context.Request.PrefersPage())
            return await Json(context, record);
        // Other records of the cluster are on the page too: hence the edition's tag and not the record's.
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return PageResult.Of<AdvisoryPage>(
            new
            {
                Record = record,
                Cluster = catalogue.Clusters(edition).Of(record),
                History = await AdvisoryHistory.Read(store, record, cancel),
                Options = site,
            }
        );
    }

    private static async Task<IResult> Json(HttpContext context, IndexedRecord record)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(record.Body.Span), record.Modified))
            await ByteAnswer.Send(context, record.Body, ByteAnswer.Json);
        return TypedResults.Empty;
    }
}
