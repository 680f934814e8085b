using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Tocsin.Public.Csaf;
using Tocsin.Public.Http;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Formats;

/// <summary>GET /.well-known/security.txt (RFC 9116): where to report. It is never expired, as it is written anew every day.</summary>
internal static class SecurityTxt
{
    /// <summary>From the beginning of the day it is read; the RFC recommends less than a year.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(180);

    public const string Path = "/.well-known/security.txt";

    public static void Map(IEndpointRouteBuilder routes, PublicOptions site, TimeProvider time)
    {
        if (site.ReportOrigin is { } report)
            routes.MapBytes(Path, "text/plain; charset=utf-8", () => Write(site, report, time.GetUtcNow()));
    }

    private static byte[] Write(PublicOptions site, Uri report, DateTimeOffset now)
    {
        var expires = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Validity;
        return Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Contact: {report.GetLeftPart(UriPartial.Authority)}/
                Expires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}
                Preferred-Languages: en
                Canonical: {site.Link(Path)}
                Policy: {report.GetLeftPart(UriPartial.Authority)}/
                CSAF: {site.Link(CsafProvider.MetadataPath)}

                """
            )
        );
    }
}
