using System.Globalization;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Standings;

/// <summary>One duty that a person has, by one way; by several ways there are several.</summary>
/// <param name="Duty">What they are there for.</param>
/// <param name="Reach">How far it opens cases.</param>
/// <param name="Team">The team whose duty it is; null: an operator gave it.</param>
/// <param name="Joined">The team that they joined, which may be part of <paramref name="Team"/>; null: an operator gave it.</param>
/// <param name="Rules">The written rules that lead from the one to the other; none where they are the same.</param>
/// <param name="Signatures">What they signed for it: the signatures that count.</param>
/// <param name="Since">Since when without a gap, UTC.</param>
/// <param name="Until">When it ends if nothing is done, UTC; null: it does not.</param>
public sealed record Right(
    Duty Duty,
    CaseReach Reach,
    Team? Team,
    Team? Joined,
    IReadOnlyList<InclusionRule> Rules,
    IReadOnlyList<Signature> Signatures,
    DateTimeOffset Since,
    DateTimeOffset? Until
)
{
    public bool ByOperator => Team is null;

    /// <summary>The written rule of releasers: being one opens no case but those of the release that they are on.</summary>
    public const string ReleaserRule = "Releasers see the cases of their release";

    /// <summary>Why they have it, as a sentence for an access page.</summary>
    public string Why =>
        string.Join(
            "; ",
            (IEnumerable<string>)
                [
                    Joined is null ? "given by an operator" : $"member of {Joined.Name}",
                    .. Rules.Select(r => r.ToString()),
                    .. Duty == Duty.Releaser ? [ReleaserRule] : Array.Empty<string>(),
                    .. Signatures.Select(Of),
                ]
        );

    /// <summary>A signature as a reason.</summary>
    internal static string Of(Signature signature)
    {
        var day = signature.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"signed {signature.Kind} version {signature.Version} on {day}";
    }
}
