using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Web.Http;

namespace Tocsin.Public.Osv;

/// <summary>GET /v1/vulns/{id}: one record in full, by its ID or, where that is nobody's ID, by an alias.</summary>
internal static class GetRecord
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live) =>
        routes
            .MapMethods("/v1/vulns/{id}", ReadVerbs, (RequestDelegate)(context => Handle(context, live)))
            .AllowCrossOriginRead()
            .AllowAnonymous();

    private static async Task Handle(HttpContext context, LiveIndex live)
    {
        var id = (string)context.GetRouteValue("id")!;
        var index = live.Now.Index;
        if ((index.Find(id) ?? Alias.Of(index, id)) is not { } record)
        {
            await OsvError.NotFound(context);
            return;
        }
        if (!Freshness.Has(context, Freshness.OfBytes(record.Body.Span), record.Modified))
            await ByteAnswer.Send(context, record.Body, ByteAnswer.Json);
    }
}
