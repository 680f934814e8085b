using System.Globalization;
using System.Text.Json.Serialization;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Identifiers;

/// <summary>A CVE identifier: <c>CVE-</c>, four digits of year, <c>-</c>, four to nineteen digits (CVE Record Format 5.2).</summary>
[JsonConverter(typeof(IdentifierConverter<CveId>))]
public sealed record CveId : IIdentifier<CveId>, IComparable<CveId>
{
    private CveId(int year, long number, string text) => (Year, Number, Text) = (year, number, text);

    public int Year { get; }

    public long Number { get; }

    /// <summary>As it is written, upper case.</summary>
    public string Text { get; }

    public static Result<CveId> Parse(string? text)
    {
        var parts = text?.Trim().ToUpperInvariant().Split('-') ?? [];
        return
            parts is ["CVE", { Length: 4 } year, { Length: >= 4 and <= 18 } number]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new CveId(y, n, $"CVE-{year}-{number}")
            : Problem.Invalid("cve.malformed", "This is not a CVE ID.", "Write it as CVE-2026-1234.");
    }

    /// <summary>An ID that is known to be well formed.</summary>
    public static CveId Known(string text) => Parse(text).Value;

    public int CompareTo(CveId? other) => other is null ? 1 : (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => Text;
}
