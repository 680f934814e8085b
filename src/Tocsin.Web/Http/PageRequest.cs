using Microsoft.AspNetCore.Http;

namespace Tocsin.Web.Http;

/// <summary>What a request would like to read.</summary>
public static class PageRequest
{
    /// <summary>
    /// Whether a page serves the request better than JSON (RFC 9110, section 12.5.1): it names <c>text/html</c>, and no
    /// kind of JSON before it. <c>*/*</c> alone, as programs send it, asks for JSON.
    /// </summary>
    public static bool PrefersPage(this HttpRequest request)
    {
        double page = 0,
            json = 0;
        foreach (var range in request.GetTypedHeaders().Accept)
        {
            var quality = range.Quality ?? 1;
            if (range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
                page = Math.Max(page, quality);
            else if (
                range.SubTypeWithoutSuffix.Equals("json", StringComparison.OrdinalIgnoreCase)
                || range.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
            )
                json = Math.Max(json, quality);
        }
        return page > 0 && page >= json;
    }
}
