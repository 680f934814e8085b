using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tocsin.Web.Http;

/// <summary>The most bytes that an endpoint reads of a request; more is 413 before the handler has seen any of it.</summary>
public static class BodyLimit
{
    /// <param name="bytes">Of the body as it is sent, compressed or not.</param>
    public static T WithBodyLimit<T>(this T endpoint, long bytes)
        where T : IEndpointConventionBuilder
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        endpoint.Add(builder => builder.Metadata.Add(new Limit(bytes)));
        return endpoint;
    }

    // Routing hands this to the server's own limit.
    private sealed record Limit(long Bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Bytes;
    }
}
