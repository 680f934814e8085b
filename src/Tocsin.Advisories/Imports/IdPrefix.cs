using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>
/// What the IDs of one publisher begin with, before a hyphen: <c>GHSA</c>, <c>NSWG-ECO</c>. Letters count whatever their case, so that
/// nobody slips past an owner by writing <c>ghsa-</c>.
/// </summary>
public readonly record struct IdPrefix
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 40;

    private IdPrefix(string text) => Text = text;

    public string Text { get; }

    /// <summary>1 to 40 letters and digits, hyphens between them. Refused as <c>prefix.invalid</c>.</summary>
    public static Result<IdPrefix> Parse(string text) =>
        text.Length is > 0 and <= Longest
        && text[0] != '-'
        && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new IdPrefix(text)
            : Problem.Invalid(
                "prefix.invalid",
                $"'{text}' is no prefix; write what IDs begin with, letters and digits, as GHSA or NSWG-ECO."
            );

    /// <summary>Whether an ID is under this prefix.</summary>
    public bool Covers(string id) =>
        id.Length > Text.Length && id[Text.Length] == '-' && id.StartsWith(Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether some ID would be under both.</summary>
    public bool Overlaps(IdPrefix other) =>
        Covers(other.Text) || other.Covers(Text) || Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Text;
}
