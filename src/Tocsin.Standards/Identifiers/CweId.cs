using System.Globalization;
using System.Text.Json.Serialization;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Identifiers;

/// <summary>The number of a weakness in the Common Weakness Enumeration, written <c>CWE-79</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<CweId>))]
public readonly record struct CweId(int Number) : IIdentifier<CweId>, IComparable<CweId>
{
    public static Result<CweId> Parse(string? text)
    {
        var digits =
            text?.Trim() is { } t && t.StartsWith("CWE-", StringComparison.OrdinalIgnoreCase) ? t[4..] : text?.Trim();
        return
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 100_000
            ? new CweId(number)
            : Problem.Invalid("cwe.malformed", "This is not a CWE ID.", "Write it as CWE-79.");
    }

    public int CompareTo(CweId other) => Number.CompareTo(other.Number);

    public override string ToString() => $"CWE-{Number}";
}
