using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tocsin.Public.Live;

namespace Tocsin.Public.Http;

/// <summary>Validators (RFC 9110, section 8.8) and the 304 that spares a reader what it has.</summary>
internal static class Freshness
{
    // A new build may render the same data differently.
    private static readonly string Build = typeof(Freshness).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>A strong tag that changes exactly when the bytes do.</summary>
    public static EntityTagHeaderValue OfBytes(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new($"\"{Convert.ToHexStringLower(hash[..16])}\"");
    }

    /// <summary>A weak tag for what is rendered from everything that is published.</summary>
    public static EntityTagHeaderValue OfEdition(Edition edition) =>
        new($"\"{edition.Generation}-{Build}\"", isWeak: true);

    /// <summary>
    /// Sets the validators and says whether the reader has this already; then the answer is 304 and there is nothing left to do.
    /// The date counts only where the reader sent no tag (section 13.2.2).
    /// </summary>
    public static bool Has(HttpContext context, EntityTagHeaderValue tag, DateTimeOffset? modified = null)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        // a cache may keep it and must ask again: what is published must be seen at once
        context.Response.Headers.CacheControl = "public, no-cache";
        if (modified is { } at)
            headers.LastModified = at;

        var asked = context.Request.GetTypedHeaders();
        var has = context.Request.Headers.ContainsKey(HeaderNames.IfNoneMatch)
            ? asked.IfNoneMatch.Any(known =>
                known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)
            )
            : modified is { } changed
                && asked.IfModifiedSince is { } since
                && changed <= since.AddSeconds(1).AddTicks(-1);
        if (has)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        return has;
    }
}
