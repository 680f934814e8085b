using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Names a team: lower-case ASCII words joined by hyphens, at most 40 characters, <c>core-response</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<TeamId>))]
public readonly record struct TeamId : IIdentifier<TeamId>
{
    private const int Longest = 40;

    private TeamId(string text) => Text = text;

    public string Text { get; }

    public static Result<TeamId> Parse(string? text) =>
        text is { Length: > 0 and <= Longest } && char.IsAsciiLetterLower(text[0]) && text.Split('-').All(IsWord)
            ? new TeamId(text)
            : Problem.Invalid(
                "team.malformed",
                "A team is named by lower-case words joined by hyphens, such as core-response."
            );

    public override string ToString() => Text;

    private static bool IsWord(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
