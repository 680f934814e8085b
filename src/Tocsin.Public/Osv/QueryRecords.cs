using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Standards.Problems;
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
        var problem = await RequestBody.Read(context, body, OsvLimits.LargestQuery);
        using var answer = new PooledBuffer();
        problem ??= Answer(body.Written.Span, answer, live.Now.Index);
        await (
            problem is null
                ? ByteAnswer.Send(context, answer.Written, ByteAnswer.Json).AsTask()
                : OsvError.Of(context, problem)
        );
    }

    private static Problem? Answer(ReadOnlySpan<byte> utf8, PooledBuffer to, AdvisoryIndex index)
    {
        using var texts = new QueryTexts();
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            var problem = OsvQuery.Read(ref reader, texts, out var query);
            if (reader.Read())
                return OsvQuery.NotJson;
            if (problem is null)
                Write(to, new OsvMatches(index, query));
            return problem;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return OsvQuery.NotJson;
        }
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
