using Tocsin.Governance.People;

namespace Tocsin.Governance.Standings;

/// <summary>A single case that somebody may read, whatever their duties.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Signatures">What they signed for it: the signatures that count.</param>
/// <param name="Since">Since when without a gap, UTC.</param>
/// <param name="Until">UTC; at this instant it is closed.</param>
public sealed record CaseRight(
    string Case,
    CaseWay Way,
    IReadOnlyList<Signature> Signatures,
    DateTimeOffset Since,
    DateTimeOffset Until
)
{
    /// <summary>Why they may, as a sentence for an access page.</summary>
    public string Why => string.Join("; ", [Rule, .. Signatures.Select(Right.Of)]);

    private string Rule =>
        Way switch
        {
            CaseWay.Expert => "invited by the response team as an expert for this case",
            CaseWay.BreakGlass => "broke glass: gave a reason, and another person agreed",
            _ => Right.ReleaserRule,
        };
}
