using System.Globalization;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRecords;

/// <summary>Two ways of writing bounds that the format does not have and CNAs use all the same.</summary>
internal static class CveComparators
{
    private static readonly string[] operators = [">=", "<=", ">", "<", "="];

    /// <summary>Reads <c>&gt;= 1.0.0, &lt; 1.2.4</c> in the place of a version; false when it is not that.</summary>
    public static bool TryRead(string text, VersionScheme scheme, out VersionInterval interval)
    {
        interval = VersionInterval.All;
        if (!Array.Exists(operators, o => text.StartsWith(o, StringComparison.Ordinal)))
            return false;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var comparator = Array.Find(operators, o => part.StartsWith(o, StringComparison.Ordinal));
            if (comparator is null)
                return false;
            var version = part[comparator.Length..].Trim();
            if (!scheme.TryParse(version, out var key))
                return false;
            interval = interval.Intersect(Compared(comparator, key, version));
        }
        return true;
    }

    /// <summary>
    /// Reads <c>2.*</c>, the end of a series (cve-schema, "Version ranges"): everything before the first version of the next
    /// one. Only where the scheme is SemVer, whose next series can be named.
    /// </summary>
    public static bool TryEndOfSeries(string text, VersionScheme scheme, out VersionKey end, out string written)
    {
        (end, written) = (default, "");
        if (!text.EndsWith(".*", StringComparison.Ordinal))
            return false;
        var numbers = text[..^2].TrimStart('v').Split('.');
        if (
            numbers.Length is 0 or > 2
            || !ulong.TryParse(numbers[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || last == ulong.MaxValue
        )
            return false;
        numbers[^1] = (last + 1).ToString(CultureInfo.InvariantCulture);
        // before its pre-releases, the least of which is -0
        written = $"{string.Join('.', numbers)}{(numbers.Length == 1 ? ".0.0" : ".0")}-0";
        return (scheme == VersionScheme.Npm || scheme == VersionScheme.SemVer) && scheme.TryParse(written, out end);
    }

    private static VersionInterval Compared(string comparator, VersionKey key, string text)
    {
        var onward = VersionInterval.All with { Start = key, StartText = text };
        var upTo = VersionInterval.All with { End = key, EndText = text, IncludesEnd = true };
        return comparator switch
        {
            ">=" => onward,
            ">" => onward with { IncludesStart = false },
            "<=" => upTo,
            "<" => upTo with { IncludesEnd = false },
            _ => onward.Intersect(upTo),
        };
    }
}
