using System.Text.Json.Serialization;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>A person by pseudonym: <c>p-</c> and 26 random characters. It may stand in plain columns; a name may not.</summary>
[JsonConverter(typeof(IdentifierConverter<PersonId>))]
public readonly record struct PersonId : IIdentifier<PersonId>
{
    private const int Length = 28;

    private PersonId(string text) => Text = text;

    public string Text { get; }

    /// <summary>The same person as the ledger names them.</summary>
    public Actor Actor => new(Text);

    /// <summary>An ID from 130 random bits.</summary>
    public static PersonId From(ReadableRandom random) => new("p-" + random.Characters(Length - 2));

    public static Result<PersonId> Parse(string? text) =>
        text is { Length: Length }
        && text.StartsWith("p-", StringComparison.Ordinal)
        && ReadableRandom.Reads(text.AsSpan(2))
            ? new PersonId(text)
            : Problem.Invalid("person.malformed", "This is not the ID of a person.");

    public override string ToString() => Text;
}
