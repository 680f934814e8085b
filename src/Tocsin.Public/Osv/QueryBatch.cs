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

/// <summary>POST /v1/querybatch: up to 1000 queries, answered in order with IDs and dates.</summary>
internal static class QueryBatch
{
    public static void Map(IEndpointRouteBuilder routes, LiveIndex live) =>
        routes
            .MapPost("/v1/querybatch", (RequestDelegate)(context => Handle(context, live)))
            .WithBodyLimit(OsvLimits.LargestBatch)
            .AllowCrossOriginRead()
            .AllowAnonymous();

    private static async Task Handle(HttpContext context, LiveIndex live)
    {
        using var body = new PooledBuffer(64 * 1024);
        var problem = await RequestBody.Read(context, body, OsvLimits.LargestBatch);
        using var answer = new PooledBuffer(64 * 1024);
        problem ??= Answer(body.Written.Span, answer, live.Now.Index);
        await (
            problem is null
                ? ByteAnswer.Send(context, answer.Written, ByteAnswer.Json).AsTask()
                : OsvError.Of(context, problem)
        );
    }

    // Reads and answers in one pass: a query is gone before the next is read.
    private static Problem? Answer(ReadOnlySpan<byte> utf8, PooledBuffer to, AdvisoryIndex index)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return OsvQuery.NotJson;
            Problem? problem = null;
            to.Add("{\"results\":["u8);
            while (problem is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var queries = reader.ValueTextEquals("queries"u8);
                reader.Read();
                if (queries && reader.TokenType == JsonTokenType.StartArray)
                    problem = AnswerAll(ref reader, to, index);
                else
                    reader.Skip();
            }
            to.Add("]}"u8);
            return problem;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return OsvQuery.NotJson;
        }
    }

    private static Problem? AnswerAll(ref Utf8JsonReader reader, PooledBuffer to, AdvisoryIndex index)
    {
        var left = OsvLimits.BatchRecords;
        for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == OsvLimits.MostQueries)
                return Problem.Invalid("osv.too-many", "Too many queries: at most 1000 in one batch.");
            if (!OsvQuery.Read(ref reader).TryGet(out var query, out var problem))
                return problem;
            if (count > 0)
                to.Add(","u8);
            left -= Write(to, new OsvMatches(index, query), Math.Min(left, OsvLimits.PageRecords));
        }
        return null;
    }

    private static int Write(PooledBuffer to, OsvMatches matches, int most)
    {
        var count = 0;
        string? last = null;
        while (matches.MoveNext())
        {
            if (count == most)
            {
                to.Add(count == 0 ? "{\"next_page_token\":\""u8 : "],\"next_page_token\":\""u8);
                to.AddAscii(last ?? OsvQuery.Beginning);
                to.Add("\"}"u8);
                return count;
            }
            to.Add(count++ == 0 ? "{\"vulns\":[{\"id\":\""u8 : ",{\"id\":\""u8);
            to.AddAscii(matches.Current.Id);
            to.Add("\",\"modified\":\""u8);
            to.AddInstant(matches.Current.Modified);
            to.Add("\"}"u8);
            last = matches.Current.Id;
        }
        to.Add(count == 0 ? "{}"u8 : "]}"u8);
        return count;
    }
}
