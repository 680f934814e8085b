using System.Globalization;
using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>Names one statement of a product's threat model: <c>TM-node-js-3</c>. A number is given once and never again.</summary>
[JsonConverter(typeof(IdentifierConverter<StatementId>))]
public readonly record struct StatementId : IIdentifier<StatementId>
{
    private const string Prefix = "TM-";
    private const int MostDigits = 4;

    public StatementId(ProductSlug product, int number) => (Product, Number) = (product, number);

    public ProductSlug Product { get; }

    /// <summary>From 1.</summary>
    public int Number { get; }

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Product}-{Number}");

    /// <summary>Takes any case, as people type it.</summary>
    public static Result<StatementId> Parse(string? text)
    {
        var typed = text?.Trim().ToLowerInvariant() ?? "";
        var last = typed.LastIndexOf('-');
        if (!typed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || last <= Prefix.Length)
            return Malformed;
        var digits = typed[(last + 1)..];
        return
            digits is { Length: > 0 and <= MostDigits }
            && digits[0] != '0'
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ProductSlug.Parse(typed[Prefix.Length..last]).TryGet(out var product, out _)
            ? new StatementId(product, number)
            : Malformed;
    }

    public override string ToString() => Text;

    private static Problem Malformed { get; } =
        Problem.Invalid(
            "statement.malformed",
            "A statement is named by its product and a number, such as TM-node-js-3."
        );
}
