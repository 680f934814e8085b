using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Versions;

/// <summary>A range in the syntax of npm (node-semver 7, "Ranges"): <c>&gt;=1.0.0 &lt;1.2.4 || 2.x</c>.</summary>
public sealed class NpmRange
{
    /// <summary>The longest range that is read, in UTF-16 units.</summary>
    public const int LongestText = 65_536;

    private readonly NpmComparator[][] alternatives;

    /// <summary>What each alternative leaves, in the order they were written.</summary>
    private readonly VersionInterval[] spans;

    private NpmRange(NpmComparator[][] alternatives, NpmRangeOptions options)
    {
        this.alternatives = alternatives;
        Options = options;
        spans = Array.ConvertAll(alternatives, NpmComparator.Interval);
        // Below 0.0.0 there are only its pre-releases, and those a range refuses that names none.
        Versions = VersionSet.Of(
            options.HasFlag(NpmRangeOptions.IncludePrerelease)
                ? spans
                : spans.Where(s => s.End != NpmComparator.Zero || s.IncludesEnd)
        );
    }

    public NpmRangeOptions Options { get; }

    /// <summary>
    /// The versions between the bounds. With <see cref="NpmRangeOptions.IncludePrerelease"/> these are exactly the
    /// versions of the range; without, pre-releases between the bounds are among them although the range refuses most.
    /// </summary>
    public VersionSet Versions { get; }

    /// <summary>Ascending and merged; see <see cref="Versions"/>.</summary>
    public IReadOnlyList<VersionInterval> Intervals => Versions.Intervals;

    /// <summary>Reads a range; the empty text is <c>*</c>. Refuses with <c>npm-range.malformed</c> or <c>npm-range.too-long</c>.</summary>
    public static Result<NpmRange> Parse(string? text, NpmRangeOptions options = NpmRangeOptions.Advisory)
    {
        if (text is null)
            return Malformed;
        if (text.Length > LongestText)
            return Problem.Invalid(
                "npm-range.too-long",
                $"This range is {text.Length:N0} characters long; at most {LongestText:N0} can be read.",
                "Split it over several entries."
            );
        return NpmRangeParser.Parse(text, options) is { } parsed ? new NpmRange(parsed, options) : Malformed;
    }

    /// <summary>As <see cref="Parse"/>, for who does not ask why.</summary>
    public static bool TryParse(
        string? text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NpmRange? range,
        NpmRangeOptions options = NpmRangeOptions.Advisory
    ) => Parse(text, options).TryGet(out range, out _);

    /// <summary>Writes a set of versions of <see cref="VersionScheme.Npm"/> as a range, as npm audit would read it.</summary>
    public static NpmRange Of(VersionSet versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var written = versions.IsEmpty
            ?
            [
                [NpmComparator.Nothing],
            ]
            : versions.Intervals.Select(NpmComparator.Between).ToArray();
        return new(written, NpmRangeOptions.Advisory);
    }

    /// <summary>Whether the range matches a version of <see cref="VersionScheme.Npm"/>.</summary>
    public bool Contains(VersionKey version)
    {
        if (!Versions.Contains(version))
            return false;
        return (Options & NpmRangeOptions.IncludePrerelease) != NpmRangeOptions.None
            || !SemVerKey.IsPreRelease(version)
            || NamesPreRelease(version);
    }

    /// <summary>Whether an alternative that matches names a pre-release with the same numbers.</summary>
    private bool NamesPreRelease(VersionKey version) =>
        // Apart from Contains, whose every call would pay for what this captures.
        Array.Exists(
            alternatives,
            comparators =>
                NamesPreReleaseOf(comparators, version) && Array.TrueForAll(comparators, c => c.Matches(version))
        );

    /// <summary>
    /// Whether the version is past the range (node-semver's <c>gtr</c>): refused by it, and below no bound that the
    /// range starts from. A pre-release that is refused for being one counts as past.
    /// </summary>
    public bool IsBelow(VersionKey version) =>
        !Contains(version) && Array.TrueForAll(spans, s => s.End is not null && !s.IsAbove(version));

    /// <summary>Whether the version is before the range (node-semver's <c>ltr</c>); see <see cref="IsBelow"/>.</summary>
    public bool IsAbove(VersionKey version) =>
        !Contains(version) && Array.TrueForAll(spans, s => s.Start != VersionKey.Minimum && !s.IsBelow(version));

    /// <summary>Whether some version can match both.</summary>
    public bool Intersects(NpmRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !Versions.Intersect(other.Versions).IsEmpty;
    }

    /// <summary>
    /// The range in npm's canonical form, <c>&gt;=1.0.0 &lt;1.2.4||2.0.0</c>; empty for everything. It reads back the same.
    /// </summary>
    public override string ToString() => string.Join("||", alternatives.Select(Print));

    /// <summary>As <see cref="ToString"/> with <c> || </c> between and <c>*</c> for everything, as advisories print it.</summary>
    public string ToDisplay() => string.Join(" || ", alternatives.Select(Print).Select(a => a.Length == 0 ? "*" : a));

    private static string Print(NpmComparator[] comparators) => string.Join(' ', comparators);

    private static bool NamesPreReleaseOf(NpmComparator[] comparators, VersionKey version) =>
        Array.Exists(comparators, c => SemVerKey.IsPreRelease(c.Version) && SemVerKey.SameNumbers(c.Version, version));

    private static Problem Malformed { get; } =
        Problem.Invalid("npm-range.malformed", "This is not an npm range.", "Write it as >=1.0.0 <1.2.4 || 2.x.");
}
