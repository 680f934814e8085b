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
        var index = live.Now.Index;
        if (problem is null && !TryAnswerPlain(body.Written.Span, answer, index))
        {
            answer.Clear();
            problem = Answer(body.Written.Span, answer, index);
        }
        await (
            problem is null
                ? ByteAnswer.Send(context, answer.Written, ByteAnswer.Json).AsTask()
                : OsvError.Of(context, problem)
        );
    }

    // False: there is something in it that scanners do not usually write.
    private static bool TryAnswerPlain(ReadOnlySpan<byte> utf8, PooledBuffer to, AdvisoryIndex index)
    {
        using var texts = new QueryTexts();
        var queries = new PlainQueries(utf8);
        if (!queries.TryBegin())
            return false;
        to.Add("{\"results\":["u8);
        var left = OsvLimits.BatchRecords;
        ReadOnlySpan<byte> asked = [];
        var ecosystem = default(EcosystemAdvisories);
        var isLast = false;
        for (var count = 0; !isLast; count++)
        {
            if (count == OsvLimits.MostQueries || !queries.TryRead(out var query) || !queries.TryContinue(out isLast))
                return false;
            texts.Clear();
            if (!query.Ecosystem.SequenceEqual(asked))
            {
                asked = query.Ecosystem;
                ecosystem = index.Ecosystem(texts.Add(asked));
            }
            if (count > 0)
                to.Add(","u8);
            var package = ecosystem.Package(texts.Add(query.Name));
            if (package.All.IsEmpty)
                to.Add("{}"u8);
            else
            {
                var matches = new OsvMatches(package, texts.Add(query.Version));
                left -= Write(to, ref matches, Math.Min(left, OsvLimits.PageRecords));
            }
        }
        to.Add("]}"u8);
        return true;
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
        using var texts = new QueryTexts();
        for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == OsvLimits.MostQueries)
                return Problem.Invalid("osv.too-many", "Too many queries: at most 1000 in one batch.");
            if (OsvQuery.Read(ref reader, texts, out var query) is { } problem)
                return problem;
            if (count > 0)
                to.Add(","u8);
            var matches = new OsvMatches(index, query);
            left -= Write(to, ref matches, Math.Min(left, OsvLimits.PageRecords));
        }
        return null;
    }

    private static int Write(PooledBuffer to, scoped ref OsvMatches matches, int most)
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
