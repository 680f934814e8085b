using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>Names a proposal: <c>pr-</c> and ten random characters. It tells neither how many there are nor when.</summary>
[JsonConverter(typeof(IdentifierConverter<ProposalId>))]
public readonly record struct ProposalId : IIdentifier<ProposalId>
{
    private const int Random = 10;

    private ProposalId(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new("proposal", Text);

    /// <summary>An ID from 50 random bits; the store refuses the rare one that is taken.</summary>
    public static ProposalId From(ReadableRandom random) => new("pr-" + random.Characters(Random));

    /// <summary>Takes what people type: lower case, O for 0, I and L for 1. What cannot be an ID answers like one that does not exist.</summary>
    public static Result<ProposalId> Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length != 3 + Random || !typed.StartsWith("pr-", StringComparison.OrdinalIgnoreCase))
            return Problem.NotFound;
        var corrected = ReadableRandom.Corrected(typed[3..]);
        return ReadableRandom.Reads(corrected) ? new ProposalId("pr-" + corrected) : Problem.NotFound;
    }

    public override string ToString() => Text;
}
