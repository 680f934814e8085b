using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>A product as addresses and statements name it: lower-case ASCII words joined by hyphens, at most 40 characters, <c>node-js</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<ProductSlug>))]
public readonly record struct ProductSlug : IIdentifier<ProductSlug>
{
    private const int Longest = 40;

    private ProductSlug(string text) => Text = text;

    public string Text { get; }

    /// <summary>Of a product's name: <c>Node.js</c> is <c>node-js</c>; null where nothing of the name can stand in an address.</summary>
    public static ProductSlug? Of(string name)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join('-', words);
        if (text.Length > Longest)
            text = text[..Longest].TrimEnd('-');
        return text.Length > 0 ? new ProductSlug(text) : null;
    }

    public static Result<ProductSlug> Parse(string? text) =>
        text is { Length: > 0 and <= Longest } && text.Split('-').All(IsWord)
            ? new ProductSlug(text)
            : Problem.Invalid(
                "product.malformed",
                "A product is named by lower-case words joined by hyphens, such as node-js."
            );

    public override string ToString() => Text;

    private static bool IsWord(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
