using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tocsin.Public.Http;

/// <summary>Sends bytes that are ready, compressed where the reader asked for it and it pays.</summary>
internal static class ByteAnswer
{
    /// <summary>From this many bytes on an answer is compressed; below, the headers weigh as much as is saved.</summary>
    public const int WorthCompressing = 2_048;

    public const string Json = "application/json";

    public static ValueTask Send(HttpContext context, ReadOnlyMemory<byte> body, string contentType, int status = 200)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (body.Length < WorthCompressing)
            return SendPlain(response, body, context);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Choose(context.Request.Headers.AcceptEncoding) switch
        {
            "br" => SendBrotli(context, body),
            "gzip" => SendGzip(context, body),
            _ => SendPlain(response, body, context),
        };
    }

    private static async ValueTask SendPlain(HttpResponse response, ReadOnlyMemory<byte> body, HttpContext context)
    {
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static async ValueTask SendBrotli(HttpContext context, ReadOnlyMemory<byte> body)
    {
        using var packed = new PooledBuffer(BrotliEncoder.GetMaxCompressedLength(body.Length));
        // quality 1 and a window of 2^18: made for answers that are used once
        if (!BrotliEncoder.TryCompress(body.Span, packed.GetSpan(), out var length, quality: 1, window: 18))
        {
            await SendPlain(context.Response, body, context);
            return;
        }
        packed.Advance(length);
        context.Response.Headers.ContentEncoding = "br";
        await SendPlain(context.Response, packed.Written, context);
    }

    private static async ValueTask SendGzip(HttpContext context, ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream(body.Length / 4);
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        context.Response.Headers.ContentEncoding = "gzip";
        await SendPlain(context.Response, packed.GetBuffer().AsMemory(0, (int)packed.Length), context);
    }

    private static string? Choose(StringValues accepted)
    {
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
            return null;
        string? chosen = null;
        foreach (var coding in codings)
        {
            if (coding.Quality is 0)
                continue;
            if (coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase))
                return "br";
            if (coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase))
                chosen = "gzip";
        }
        return chosen;
    }
}
