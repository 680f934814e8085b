using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Http;

/// <summary>Reads the body of a query, plain or compressed, and never more of it than is allowed.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Adds the body to <paramref name="to"/>, inflated where it came as <c>gzip</c> or <c>br</c>. Refused: 413 beyond
    /// <paramref name="most"/> bytes inflated, 415 for another coding, 400 for broken compression; the connection of a
    /// sender who goes on and on is the server's to close.
    /// </summary>
    public static async ValueTask<Problem?> Read(HttpContext context, PooledBuffer to, int most)
    {
        var request = context.Request;
        if (request.ContentLength > most)
            return TooLarge(most);
        await using var inflating = Inflating(request, out var unknown);
        if (unknown)
            return new(
                "request.coding",
                415,
                "The body is in a coding that is not read here.",
                "Send it plain or as gzip."
            );
        var from = inflating ?? request.Body;
        try
        {
            while (true)
            {
                // one byte more than is allowed, to tell a body that fits from one that does not
                var room = to.GetMemory(1024);
                room = room[..Math.Min(room.Length, most + 1 - to.Length)];
                var read = await from.ReadAsync(room, context.RequestAborted);
                if (read == 0)
                    return null;
                to.Advance(read);
                if (to.Length > most)
                    return TooLarge(most);
            }
        }
        catch (InvalidDataException)
        {
            return Problem.Invalid("request.compression", "The body is compressed and broken.");
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(most);
        }
    }

    private static Stream? Inflating(HttpRequest request, out bool unknown)
    {
        string? coding = request.Headers.ContentEncoding;
        unknown = false;
        switch (coding)
        {
            case null or "" or "identity":
                return null;
            case "gzip" or "x-gzip":
                return new GZipStream(request.Body, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(request.Body, CompressionMode.Decompress);
            default:
                unknown = true;
                return null;
        }
    }

    private static Problem TooLarge(int most) =>
        new("request.too-large", 413, $"The body has more than {most:N0} bytes.", "Ask in several requests.");
}
