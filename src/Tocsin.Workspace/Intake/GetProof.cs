using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// GET /api/reports/proof: whether a report that is sent now passes the line without a proof of work, and if not, the challenge. What
/// <c>Idempotency-Key</c> says has to be said again with the report; it is a header here too, so that no log of addresses has it.
/// </summary>
internal static class GetProof
{
    /// <summary>Where a proof is sent with the API.</summary>
    public const string Header = "Tocsin-Proof";

    /// <summary>Where a proof is sent with a page.</summary>
    public const string Field = "proof";

    /// <param name="Asked">Whether it is busy: a report without a proof stands in line.</param>
    /// <param name="Challenge">Null where nothing is asked.</param>
    /// <param name="Bits">Zero bits of each of the 16 hashes.</param>
    public sealed record Response(bool Asked, string? Challenge, int? Bits);

    public static void Map(IEndpointRouteBuilder intake) => intake.MapGet("/api/reports/proof", Handle);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpContext context,
        Flood flood,
        CancellationToken cancel
    )
    {
        var once = SendReport.OnceOf(context.Request);
        if (once is { Length: > IntakeLimits.LongestOnce })
            return ReportDesk.OnceTooLong.ToHttp();
        var challenge = await flood.Challenge(context, once, cancel);
        return TypedResults.Ok(
            new Response(challenge is not null, challenge, challenge is null ? null : ProofOfWork.BitsOf(challenge))
        );
    }
}
