using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>Names a challenge: <c>ch-</c> and ten random characters. It tells neither how many there are nor when.</summary>
[JsonConverter(typeof(IdentifierConverter<ChallengeId>))]
public readonly record struct ChallengeId : IIdentifier<ChallengeId>
{
    private const int Random = 10;

    private ChallengeId(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new("challenge", Text);

    /// <summary>An ID from 50 random bits; the store refuses the rare one that is taken.</summary>
    public static ChallengeId From(ReadableRandom random) => new("ch-" + random.Characters(Random));

    /// <summary>Takes what people type: lower case, O for 0, I and L for 1. What cannot be an ID answers like one that does not exist.</summary>
    public static Result<ChallengeId> Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length != 3 + Random || !typed.StartsWith("ch-", StringComparison.OrdinalIgnoreCase))
            return Problem.NotFound;
        var corrected = ReadableRandom.Corrected(typed[3..]);
        return ReadableRandom.Reads(corrected) ? new ChallengeId("ch-" + corrected) : Problem.NotFound;
    }

    public override string ToString() => Text;
}
