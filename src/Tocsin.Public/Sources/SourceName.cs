using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>What a source is called, on the command line and in addresses: <c>osv-npm</c>.</summary>
public sealed record SourceName
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 40;

    private SourceName(string text) => Text = text;

    public string Text { get; }

    /// <summary>A lower-case letter, then up to 39 of a to z, 0 to 9 and hyphens. Refused as <c>source.name</c>.</summary>
    public static Result<SourceName> Parse(string text) =>
        text is not { Length: > 0 and <= Longest }
        || !char.IsAsciiLetterLower(text[0])
        || !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? Problem.Invalid(
                "source.name",
                $"'{text}' is no name for a source; write a to z, 0 to 9 and hyphens, a letter first, at most {Longest}."
            )
        : text is Origins.ByHand or Origins.Own
            ? Problem.Invalid("source.name", $"'{text}' stands for what came from no source; choose another name.")
        : new SourceName(text);

    public override string ToString() => Text;
}
