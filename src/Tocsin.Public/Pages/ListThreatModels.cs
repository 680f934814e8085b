using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>GET /threat-model, or as JSON /threat-model.json: the products that state what they trust and what not.</summary>
internal static class ListThreatModels
{
    public sealed record Response(IReadOnlyList<ThreatModelDocument> ThreatModels);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapMethods(
                "/threat-model",
                ReadPage.Verbs,
                (HttpContext context, PublicStore store, PublicOptions site, CancellationToken cancel) =>
                    Handle(context, store, site, asJson: false, cancel)
            )
            .ForAnybody();
        routes
            .MapMethods(
                "/threat-model.json",
                ReadPage.Verbs,
                (HttpContext context, PublicStore store, PublicOptions site, CancellationToken cancel) =>
                    Handle(context, store, site, asJson: true, cancel)
            )
            .ForAnybody();
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        PublicStore store,
        PublicOptions site,
        bool asJson,
        CancellationToken cancel
    )
    {
        if (!asJson)
            context.Response.Headers.Vary = "Accept";
        // a change must be seen at once
        context.Response.Headers.CacheControl = "no-cache";
        List<PublishedDocument> documents = [];
        await store.ReadSince(0, ThreatModelDocument.Kind, documents, cancel);
        IReadOnlyList<ThreatModelDocument> all =
        [
            .. documents
                .Select(ThreatModelDocument.Read)
                .OfType<ThreatModelDocument>()
                .OrderBy(model => model.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return !asJson && context.Request.PrefersPage()
            ? PageResult.Of<ThreatModelsPage>(new { Models = all, Options = site })
            : TypedResults.Ok(new Response(all));
    }
}
