using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Csaf;

/// <summary>
/// A range of versions in the syntax of VERS (package-url/vers-spec): <c>vers:npm/&gt;=1.0.0|&lt;1.2.4</c>. CSAF also allows
/// the bare constraints ("vers-like specifier"), for versions whose order has no name.
/// </summary>
/// <param name="Type">Lower case, <c>npm</c>; empty for bare constraints.</param>
/// <param name="Constraints">As they are written; <c>*</c> alone is every version.</param>
public sealed record VersRange(string Type, IReadOnlyList<VersConstraint> Constraints)
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int LongestText = 65_536;

    private const string Scheme = "vers:";

    /// <summary>Every version.</summary>
    public const string Any = "*";

    /// <summary>Refuses with <c>vers.malformed</c>.</summary>
    public static Result<VersRange> Parse(string? text)
    {
        var rest = text?.Trim() ?? "";
        var type = "";
        if (rest.Length is 0 or > LongestText)
            return Malformed;
        if (rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (slash <= Scheme.Length)
                return Malformed;
            type = rest[Scheme.Length..slash].ToLowerInvariant();
            rest = rest[(slash + 1)..];
        }
        var constraints = rest.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(VersConstraint.Read)
            .ToList();
        var isBare = type.Length == 0;
        return
            constraints.Count == 0
            || constraints.Exists(c => c.Version.Length == 0)
            || (constraints.Count > 1 && constraints.Exists(c => c.Version == Any))
            // A bare version is a version's name, and no range.
            || (isBare && constraints.Exists(c => c is { Comparator: "=", Version: not Any }))
            ? Malformed
            : new VersRange(type, constraints);
    }

    /// <summary>The text that reads back as this.</summary>
    public override string ToString() =>
        $"{(Type.Length == 0 ? "" : $"{Scheme}{Type}/")}{string.Join('|', Constraints)}";

    /// <summary>The versions of it; null when the scheme does not know one of its versions (vers-spec, "Checking if a version is contained").</summary>
    public VersionSet? Versions(VersionScheme scheme)
    {
        if (Constraints is [{ Version: Any }])
            return VersionSet.All;
        var bounds = new List<(VersionKey Key, VersConstraint Constraint)>(Constraints.Count);
        foreach (var constraint in Constraints)
        {
            if (!scheme.TryParse(constraint.Version, out var key))
                return null;
            bounds.Add((key, constraint));
        }
        var named = bounds
            .Where(b => b.Constraint.Comparator is "=")
            .Select(b => VersionInterval.Only(b.Key, b.Constraint.Version));
        var excepted = bounds
            .Where(b => b.Constraint.Comparator is "!=")
            .Select(b => VersionInterval.Only(b.Key, b.Constraint.Version));
        var spans = Spans([.. bounds.Where(b => b.Constraint.Comparator is not ("=" or "!=")).OrderBy(b => b.Key)]);
        // Exceptions alone are exceptions from everything.
        if (bounds.TrueForAll(b => b.Constraint.Comparator == "!="))
            spans = [VersionInterval.All];
        return VersionSet.Of([.. spans, .. named]).Except(VersionSet.Of(excepted));
    }

    /// <summary>
    /// The range as OSV's. With a scheme by its order; without one as pairs in the order in which they are written. False when OSV
    /// cannot say it.
    /// </summary>
    internal bool TryWrite(VersionScheme? scheme, List<OsvRange> ranges, List<string> versions)
    {
        if (scheme is not null)
            return Versions(scheme) is { } set && OsvIntervals.TryWrite(set, scheme, ranges, versions);
        string? start = null;
        foreach (var constraint in Constraints)
        {
            switch (constraint.Comparator)
            {
                case "=" when constraint.Version == Any:
                    Add("0", null, null);
                    break;
                case "=":
                    versions.Add(constraint.Version);
                    break;
                case ">=" when start is null:
                    start = constraint.Version;
                    break;
                case "<" or "<=":
                    Add(
                        start ?? "0",
                        constraint.Comparator == "<" ? constraint.Version : null,
                        constraint.Comparator == "<=" ? constraint.Version : null
                    );
                    start = null;
                    break;
                default:
                    return false;
            }
        }
        if (start is not null)
            Add(start, null, null);
        return true;

        void Add(string from, string? fix, string? last)
        {
            var events = new List<OsvEvent>(2) { new() { Introduced = from } };
            if (fix is not null)
                events.Add(new() { Fixed = fix });
            if (last is not null)
                events.Add(new() { LastAffected = last });
            ranges.Add(new() { Type = Type == "semver" ? "SEMVER" : "ECOSYSTEM", Events = events });
        }
    }

    // Of several bounds of one direction in a row the widest counts, as the specification simplifies them.
    private static List<VersionInterval> Spans(List<(VersionKey Key, VersConstraint Constraint)> bounds)
    {
        var spans = new List<VersionInterval>();
        VersionInterval? open = bounds is [{ Constraint.IsUpper: true }, ..] ? VersionInterval.All : null;
        for (var i = 0; i < bounds.Count; i++)
        {
            var (key, constraint) = bounds[i];
            if (!constraint.IsUpper)
            {
                open ??= VersionInterval.All with
                {
                    Start = key,
                    StartText = constraint.Version,
                    IncludesStart = constraint.Comparator == ">=",
                };
            }
            else if (open is not null && (i + 1 == bounds.Count || !bounds[i + 1].Constraint.IsUpper))
            {
                spans.Add(
                    open.Intersect(
                        VersionInterval.All with
                        {
                            End = key,
                            EndText = constraint.Version,
                            IncludesEnd = constraint.Comparator == "<=",
                        }
                    )
                );
                open = null;
            }
        }
        if (open is not null)
            spans.Add(open);
        return spans;
    }

    private static Problem Malformed =>
        Problem.Invalid("vers.malformed", "This is not a range of versions.", "Write it as vers:npm/>=1.0.0|<1.2.4.");
}

/// <param name="Comparator"><c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
/// <param name="Version">Decoded; <c>*</c> for any.</param>
public sealed record VersConstraint(string Comparator, string Version)
{
    private const string Reserved = "%><=!*|,/?#&";

    internal bool IsUpper => Comparator is "<" or "<=";

    /// <summary>The version with what would be read as syntax encoded; equality has no comparator.</summary>
    public override string ToString() =>
        Version == VersRange.Any
            ? Version
            : $"{(Comparator == "=" ? "" : Comparator)}{string.Concat(Version.Select(Encoded))}";

    internal static VersConstraint Read(string text)
    {
        var comparator =
            Array.Find(["!=", "<=", ">=", "<", ">", "="], c => text.StartsWith(c, StringComparison.Ordinal)) ?? "";
        return new(comparator.Length == 0 ? "=" : comparator, Uri.UnescapeDataString(text[comparator.Length..].Trim()));
    }

    private static string Encoded(char c) =>
        char.IsWhiteSpace(c) || Reserved.Contains(c, StringComparison.Ordinal)
            ? Uri.EscapeDataString(c.ToString())
            : c.ToString();
}
