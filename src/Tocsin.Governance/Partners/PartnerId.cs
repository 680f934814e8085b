using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Partners;

/// <summary>Names an early-access partner: <c>ea-</c> and ten random characters.</summary>
[JsonConverter(typeof(IdentifierConverter<PartnerId>))]
public readonly record struct PartnerId : IIdentifier<PartnerId>
{
    private const int Random = 10;

    private PartnerId(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new("partner", Text);

    /// <summary>An ID from 50 random bits; the store refuses the rare one that is taken.</summary>
    public static PartnerId From(ReadableRandom random) => new("ea-" + random.Characters(Random));

    /// <summary>What cannot be an ID answers like one that does not exist.</summary>
    public static Result<PartnerId> Parse(string? text) =>
        text is { Length: 3 + Random }
        && text.StartsWith("ea-", StringComparison.Ordinal)
        && ReadableRandom.Reads(text.AsSpan(3))
            ? new PartnerId(text)
            : Problem.NotFound;

    public override string ToString() => Text;
}
