using Tocsin.Governance.Agreements;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>What the member signed, and what they tell of themselves.</summary>
public sealed partial class Member
{
    private readonly List<Signature> signatures = [];

    /// <summary>Everything that they ever signed, in order; whether it counts is a question of time.</summary>
    public IReadOnlyList<Signature> Signatures => signatures;

    /// <summary>Empty before they told anything, and where it was redacted.</summary>
    public ProfileText Profile { get; private set; } = new();

    /// <summary>Signs the version in force, or the newest one ahead of its day. Signing the same again writes nothing.</summary>
    /// <param name="text">Of the text that the member had before their eyes.</param>
    public Result<Decision> Sign(Agreement agreement, int version, TextHash text, DateTimeOffset now)
    {
        if (!Joined)
            return Problem.NotFound;
        if (!agreement.CanBeSigned(version, now))
            return AgreementProblems.NotTheOneToSign;
        if (agreement.Versions[version - 1].Hash != text)
            return AgreementProblems.AnotherText;
        return HasSigned(agreement, version)
            ? Decision.Nothing
            : Decision.Of(new AgreementSigned(agreement.Kind, version, text));
    }

    public Result<Decision> ChangeProfile(ProfileText profile) =>
        !Invited ? Problem.NotFound
        : profile == Profile ? Decision.Nothing
        : Decision.Of(new ProfileChanged { Text = profile });

    public bool HasSigned(Agreement agreement, int version) => SignatureOf(agreement, version) is not null;

    /// <summary>The signature that counts at <paramref name="now"/>, the one of the newest version first; null without one.</summary>
    public Signature? CountingSignature(Agreement agreement, DateTimeOffset now) =>
        agreement
            .Versions.Reverse()
            .Select(v => SignatureOf(agreement, v.Number))
            .FirstOrDefault(s =>
            {
                if (s is null)
                    return false;
                var (from, until) = agreement.Counts(s.Version, s.At);
                return from <= now && (until is null || now < until);
            });

    /// <summary>
    /// The spans [from, until) in which one signature or another counts, those that touch taken together; until null
    /// while nothing ends it.
    /// </summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Covered(Agreement agreement)
    {
        var spans = new List<(DateTimeOffset From, DateTimeOffset? Until)>();
        var counting = agreement
            .Versions.Select(v => SignatureOf(agreement, v.Number))
            .OfType<Signature>()
            .Select(s => agreement.Counts(s.Version, s.At))
            .Where(c => c.Until is null || c.From < c.Until)
            .OrderBy(c => c.From);
        foreach (var next in counting)
        {
            if (spans.Count > 0 && (spans[^1].Until is not { } end || next.From <= end))
                spans[^1] = (spans[^1].From, Later(spans[^1].Until, next.Until));
            else
                spans.Add(next);
        }
        return spans;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? null
        : one > other ? one
        : other;

    // a signature whose hash is not that of the version is one of another text
    private Signature? SignatureOf(Agreement agreement, int version) =>
        signatures.Find(s =>
            s.Kind == agreement.Kind && s.Version == version && s.TextHash == agreement.Versions[version - 1].Hash
        );
}
