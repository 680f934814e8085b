using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Npm;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Nsp;

/// <summary>
/// GET /nsp/advisories?offset=N: the advisories about npm packages as the Node Security Platform listed them, the newest first,
/// <c>{total, count, offset, results}</c>. The same at /advisories for a program that sends an offset.
/// </summary>
internal sealed class ListForNsp(LiveIndex live, PublicOptions site) : IResult
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, LiveIndex live, PublicOptions site) =>
        routes
            .MapMethods("/nsp/advisories", ReadVerbs, (RequestDelegate)new ListForNsp(live, site).ExecuteAsync)
            .AllowCrossOriginRead()
            .AllowAnonymous();

    /// <summary>Whether a request for /advisories is one for this list.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Query.ContainsKey("offset");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var sent = httpContext.Request.Query["offset"].ToString();
        var offset = 0;
        if (sent.Length > 0 && !int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            await Problem
                .Invalid("nsp.offset", "The offset must be a whole number, 0 or more.")
                .ToHttp()
                .ExecuteAsync(httpContext);
            return;
        }
        var edition = live.Now;
        if (Freshness.Has(httpContext, Freshness.OfEdition(edition)))
            return;
        var all = edition
            .Index.Newest.Where(record => record.Withdrawn is null)
            .SelectMany(record => record.Affected.Where(package => package.Ecosystem == "npm"))
            .ToList();
        var page = all.Skip(offset).Take(NspLimits.PageSize).ToList();
        using var answer = new PooledBuffer(64 * 1024);
        using (var json = new Utf8JsonWriter(answer, new JsonWriterOptions { Encoder = NpmAnswer.Plain }))
        {
            json.WriteStartObject();
            json.WriteNumber("total", all.Count);
            json.WriteNumber("count", page.Count);
            json.WriteNumber("offset", offset);
            json.WriteStartArray("results");
            foreach (var package in page)
                NspAdvisory.WriteListed(json, NpmAdvisory.Of(package, site));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        await ByteAnswer.Send(httpContext, answer.Written, ByteAnswer.Json);
    }
}
