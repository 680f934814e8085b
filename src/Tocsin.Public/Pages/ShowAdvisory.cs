using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
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

    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/advisories/{id}", Handle);

    private static async Task<IResult> Handle(HttpContext context, string id, LiveIndex live, PublicOptions site)
    {
        var index = live.Now.Index;
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
        return asJson || !context.Request.PrefersPage()
            ? await Json(context, record)
            : Page(context, record, live.Now, site);
    }

    private static async Task<IResult> Json(HttpContext context, IndexedRecord record)
    {
        if (!Freshness.Has(context, Freshness.OfBytes(record.Body.Span), record.Modified))
            await ByteAnswer.Send(context, record.Body, ByteAnswer.Json);
        return TypedResults.Empty;
    }

    private static IResult Page(HttpContext context, IndexedRecord record, Edition edition, PublicOptions site)
    {
        // Other records with the same alias are on the page too: hence the edition's tag and not the record's.
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var others = record
            .Aliases.Select(alias => edition.Index.Find(alias))
            .Concat(record.Aliases.Append(record.Id).SelectMany(alias => edition.Index.WithAlias(alias)))
            .OfType<IndexedRecord>()
            .Where(other => other != record)
            .Distinct()
            .OrderBy(other => other.Id, StringComparer.Ordinal)
            .ToList();
        return PageResult.Of<AdvisoryPage>(
            new
            {
                Record = record,
                Others = others,
                Options = site,
            }
        );
    }
}
