using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Web.Http;

namespace Tocsin.Public.Osv;

/// <summary>POST /v1/query: the full records that affect a package at a version, or a commit.</summary>
internal static class QueryRecords
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live) =>
        routes
            .MapPost("/v1/query", (RequestDelegate)(context => Handle(context, live)))
            .WithBodyLimit(OsvLimits.LargestQuery)
            .AllowCrossOriginRead()
            .AllowAnonymous();

    private static async Task Handle(HttpContext context, LiveIndex live)
    {
        using var body = new PooledBuffer();
        if (await RequestBody.Read(context, body, OsvLimits.LargestQuery) is { } unread)
        {
            await OsvError.Of(context, unread);
            return;
        }
        if (!OsvQuery.Parse(body.Written.Span).TryGet(out var query, out var problem))
        {
            await OsvError.Of(context, problem);
            return;
        }
        using var answer = new PooledBuffer();
        Write(answer, new OsvMatches(live.Now.Index, query));
        await ByteAnswer.Send(context, answer.Written, ByteAnswer.Json);
    }

    private static void Write(PooledBuffer to, OsvMatches matches)
    {
        var count = 0;
        string? last = null;
        while (matches.MoveNext())
        {
            if (count == OsvLimits.PageRecords || to.Length >= OsvLimits.PageBytes)
            {
                to.Add("],\"next_page_token\":\""u8);
                to.AddAscii(last!);
                to.Add("\"}"u8);
                return;
            }
            to.Add(count++ == 0 ? "{\"vulns\":["u8 : ","u8);
            to.Add(matches.Current.Body.Span);
            last = matches.Current.Id;
        }
        to.Add(count == 0 ? "{}"u8 : "]}"u8);
    }
}
