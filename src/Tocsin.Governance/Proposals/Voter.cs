using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>Who has one vote: a person, or the reporters of a case together.</summary>
[JsonConverter(typeof(IdentifierConverter<Voter>))]
public readonly record struct Voter : IIdentifier<Voter>
{
    private Voter(string text) => Text = text;

    /// <summary>All reporters of the case together.</summary>
    public static Voter Reporters { get; } = new("reporters");

    /// <summary>The ID of a person, or <c>reporters</c>.</summary>
    public string Text { get; }

    public static Voter Of(PersonId person) => new(person.Text);

    public static Result<Voter> Parse(string? text) =>
        text == Reporters.Text ? Reporters : PersonId.Parse(text).Map(Of);

    public override string ToString() => Text;
}
