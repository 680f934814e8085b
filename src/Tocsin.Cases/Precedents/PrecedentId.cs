using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Precedents;

/// <summary>Names a precedent: <c>PR-</c> and eight random characters. It tells neither of which case it is nor how many there are.</summary>
[JsonConverter(typeof(IdentifierConverter<PrecedentId>))]
public readonly record struct PrecedentId : IIdentifier<PrecedentId>
{
    private const string Prefix = "PR-";
    private const int Random = 8;

    private PrecedentId(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new(Precedent.StreamKind, Text);

    /// <summary>An ID from 40 random bits; a decision refuses the rare one that is taken.</summary>
    public static PrecedentId From(ReadableRandom random) => new(Prefix + random.Characters(Random));

    /// <summary>Takes what people type: lower case, O for 0, I and L for 1. What cannot be an ID answers like one that does not exist.</summary>
    public static Result<PrecedentId> Parse(string? text)
    {
        var typed = text?.Trim().ToUpperInvariant() ?? "";
        if (typed.Length != Prefix.Length + Random || !typed.StartsWith(Prefix, StringComparison.Ordinal))
            return Problem.NotFound;
        var corrected = ReadableRandom.Corrected(typed[Prefix.Length..]);
        return ReadableRandom.Reads(corrected) ? new PrecedentId(Prefix + corrected) : Problem.NotFound;
    }

    public override string ToString() => Text;
}
