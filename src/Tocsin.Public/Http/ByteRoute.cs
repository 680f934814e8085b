using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Public.Http;

/// <summary>A route whose answer is bytes that are ready: with a strong tag, 304 for who has them, compressed, readable from every origin.</summary>
internal static class ByteRoute
{
    private static readonly string[] ReadVerbs = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="read">The bytes, at once.</param>
    public static void MapBytes(
        this IEndpointRouteBuilder routes,
        string path,
        string contentType,
        Func<byte[]> read
    ) => routes.MapBytes(path, contentType, _ => ValueTask.FromResult(Result.Of<ReadOnlyMemory<byte>>(read())));

    /// <param name="read">The bytes for the values of a route, or the problem to answer with.</param>
    public static void MapBytes(
        this IEndpointRouteBuilder routes,
        string path,
        string contentType,
        Func<HttpContext, ValueTask<Result<ReadOnlyMemory<byte>>>> read
    ) =>
        routes
            .MapMethods(path, ReadVerbs, (RequestDelegate)(context => Answer(context, contentType, read)))
            .AllowCrossOriginRead()
            .AllowAnonymous();

    private static async Task Answer(
        HttpContext context,
        string contentType,
        Func<HttpContext, ValueTask<Result<ReadOnlyMemory<byte>>>> read
    )
    {
        if (!(await read(context)).TryGet(out var body, out var problem))
            await problem.ToHttp().ExecuteAsync(context);
        else if (!Freshness.Has(context, Freshness.OfBytes(body.Span)))
            await ByteAnswer.Send(context, body, contentType);
    }
}
