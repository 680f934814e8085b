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
/// GET /threat-model/{product}, with <c>.json</c> or for whoever prefers it as JSON: every statement of a product with everything that it
/// said before. A statement's ID is its anchor, its ID with <c>-v2</c> that of a version.
/// </summary>
internal static class ShowThreatModel
{
    private const string JsonEnding = ".json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/threat-model/{product}", ReadPage.Verbs, Handle).ForAnybody();

    private static async Task<IResult> Handle(
        HttpContext context,
        string product,
        PublicStore store,
        PublicOptions site,
        CancellationToken cancel
    )
    {
        var asJson = product.EndsWith(JsonEnding, StringComparison.Ordinal);
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-cache";
        var id = asJson ? product[..^JsonEnding.Length] : product;
        if (
            id.Length is 0 or > PublicStore.LongestId
            || await store.Find(ThreatModelDocument.Kind, id, cancel) is not { } document
            || ThreatModelDocument.Read(document) is not { } found
        )
            return PageResult.Answer(context.Request, Problem.NotFound);
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<ThreatModelPage>(
                new
                {
                    Model = found,
                    Changed = document.Modified,
                    Options = site,
                }
            )
            : TypedResults.Ok(found);
    }
}
