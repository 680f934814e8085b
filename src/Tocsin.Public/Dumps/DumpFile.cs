using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.Win32.SafeHandles;
using Tocsin.Public.Http;
using Tocsin.Standards.Checksums;

namespace Tocsin.Public.Dumps;

/// <summary>
/// A zip that was made, in a file without a name: it is gone with the process, and whoever still reads it when there is a newer one
/// reads to its end.
/// </summary>
internal sealed class DumpFile
{
    private readonly SafeFileHandle file;
    private readonly long length;

    private DumpFile(SafeFileHandle file, long length, uint crc, EntityTagHeaderValue tag, DateTimeOffset modified) =>
        (this.file, this.length, Crc, Tag, Modified) = (file, length, crc, tag, modified);

    /// <summary>CRC-32C of all of it.</summary>
    public uint Crc { get; }

    public EntityTagHeaderValue Tag { get; }

    public DateTimeOffset Modified { get; }

    /// <summary>Makes the zip. What it holds is public; the file has no name all the same.</summary>
    public static DumpFile Make(Dump dump, CancellationToken cancel)
    {
        var path = Path.GetTempFileName();
        using var writing = new FileStream(
            path,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );
        var reading = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        dump.WriteZip(writing, cancel);
        writing.Flush();
        writing.Position = 0;
        var crc = Crc32C.Of(writing);
        writing.Position = 0;
        var hash = System.Security.Cryptography.SHA256.HashData(writing);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"");
        return new(reading, writing.Length, crc, tag, dump.Modified);
    }

    public async Task Send(HttpContext context)
    {
        var response = context.Response;
        response.Headers["X-Goog-Hash"] = Crc32C.Text(Crc);
        if (Freshness.Has(context, Tag, Modified))
            return;
        response.ContentType = "application/zip";
        response.ContentLength = length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        for (long at = 0; at < length; )
        {
            var read = await RandomAccess.ReadAsync(
                file,
                response.BodyWriter.GetMemory(64 * 1024),
                at,
                context.RequestAborted
            );
            response.BodyWriter.Advance(read);
            at += read;
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
