using Microsoft.AspNetCore.Http;

namespace Tocsin.Workspace.Intake;

/// <summary>What a form of a report carries beside its fields.</summary>
/// <param name="Once">The form's own idempotency key.</param>
/// <param name="Challenge">Whose proof lets it pass the line; null: it is calm, and nothing is asked.</param>
public sealed record ProofAsk(string Once, string? Challenge)
{
    /// <param name="once">What an earlier try had; null: this is a new form.</param>
    public static async Task<ProofAsk> Of(Flood flood, HttpContext context, string? once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(flood);
        var mine = once is { Length: > 0 and <= IntakeLimits.LongestOnce } ? once : SendReport.NewOnce();
        return new(mine, await flood.Challenge(context, mine, cancel));
    }
}
