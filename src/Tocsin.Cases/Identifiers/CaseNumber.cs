using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Identifiers;

/// <summary>Names a case: <c>TC-</c> and eight random characters, <c>TC-7KQ4-M2XD</c>. It tells neither how many cases there are nor when.</summary>
[JsonConverter(typeof(IdentifierConverter<CaseNumber>))]
public readonly record struct CaseNumber : IIdentifier<CaseNumber>
{
    private CaseNumber(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new("case", Text);

    /// <summary>A number from 40 random bits; the store refuses the rare one that is taken.</summary>
    public static CaseNumber From(ReadableRandom random) => new($"TC-{random.Characters(4)}-{random.Characters(4)}");

    /// <summary>Takes what people type: lower case, O for 0, I and L for 1.</summary>
    public static Result<CaseNumber> Parse(string? text)
    {
        var typed = text?.Trim().ToUpperInvariant() ?? "";
        if (typed.Length != 12 || !typed.StartsWith("TC-", StringComparison.Ordinal) || typed[7] != '-')
            return Malformed;
        var (first, second) = (ReadableRandom.Corrected(typed[3..7]), ReadableRandom.Corrected(typed[8..]));
        return ReadableRandom.Reads(first) && ReadableRandom.Reads(second)
            ? new CaseNumber($"TC-{first}-{second}")
            : Malformed;
    }

    // what cannot be a number answers like a number that does not exist
    private static Problem Malformed => Problem.NotFound;

    public override string ToString() => Text;
}
