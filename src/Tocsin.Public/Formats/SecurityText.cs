using System.Text;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Exports;
using Tocsin.Public.Http;
using Tocsin.Public.Settings;
using Tocsin.Public.Signed;
using Tocsin.Standards.Disclosure;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Formats;

/// <summary>
/// GET /.well-known/security.txt (RFC 9116): where to report. Signed, as long as the signed one says what this site would say and
/// has not expired; else unsigned and written anew every day, so that it is never expired.
/// </summary>
internal static class SecurityText
{
    public static void Map(IEndpointRouteBuilder routes, PublicOptions site, SignedDocuments signed, TimeProvider time)
    {
        if (site.ReportOrigin is not { } report)
            return;
        routes.MapBytes(
            SecurityTxt.Path,
            "text/plain; charset=utf-8",
            async context =>
            {
                var now = time.GetUtcNow();
                var there = (await signed.Now(context.RequestAborted)).SecurityTxt;
                var holds =
                    there is not null
                    && SecurityTxt.ExpiryOf(there.Text) is { } expires
                    && expires > now
                    && Say(expires) == there.Text;
                return Result.Of<ReadOnlyMemory<byte>>(
                    Encoding.ASCII.GetBytes(
                        holds
                            ? there!.Message
                            : Say(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + SecurityTxt.Validity)
                    )
                );
            }
        );

        string Say(DateTimeOffset expires) =>
            SecurityTxt.Of(site.Origin, report, CsafDirectory.MetadataPath, expires).Write();
    }
}
