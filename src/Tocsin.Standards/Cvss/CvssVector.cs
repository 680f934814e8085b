using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Cvss;

/// <summary>
/// A vector of CVSS 4.0, 3.1, 3.0 or 2.0 and the scores that follow from it. The folder reads, explains and scores
/// vectors; which one fits a vulnerability is for people to say.
/// </summary>
public sealed class CvssVector : IEquatable<CvssVector>
{
    /// <summary>The longest vector that is read, in UTF-16 units; the longest well-formed one is well below.</summary>
    public const int LongestText = 300;

    private readonly string text;

    private CvssVector(CvssVersion version, IReadOnlyList<CvssChoice> metrics)
    {
        (Version, Metrics) = (version, metrics);
        text = CvssText.Prefix(version) + string.Join('/', metrics);
        BaseScore = CvssScore.Of(version, new(metrics.Where(m => m.Metric.IsRequired)));
        Score = CvssScore.Of(version, new(metrics));
    }

    public CvssVersion Version { get; }

    /// <summary>The metrics that say something, in the order of the specification.</summary>
    public IReadOnlyList<CvssChoice> Metrics { get; }

    /// <summary>0.0 to 10.0 with one decimal, of everything the vector says: threat or time, and environment, too.</summary>
    public double Score { get; }

    /// <summary>0.0 to 10.0 with one decimal, of the base metrics alone.</summary>
    public double BaseScore { get; }

    /// <summary>The word for <see cref="Score"/>.</summary>
    public CvssSeverity Severity => CvssScore.Rate(Version, Score);

    /// <summary>The word for <see cref="BaseScore"/>.</summary>
    public CvssSeverity BaseSeverity => CvssScore.Rate(Version, BaseScore);

    /// <summary>
    /// Reads a vector: <c>CVSS:4.0/…</c>, <c>CVSS:3.1/…</c>, <c>CVSS:3.0/…</c>, or for 2.0 the bare metrics. Refuses with
    /// <c>cvss.malformed</c> what is no vector, and else with a fault for every metric that is wrong, its code as path.
    /// </summary>
    public static Result<CvssVector> Parse(string? text)
    {
        if (
            text is null
            || text.Length > LongestText
            || !CvssText.TryVersion(text.Trim(), out var version, out var rest)
        )
            return Problem.Invalid(
                "cvss.malformed",
                "This is not a CVSS vector.",
                "Write it as CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N."
            );
        var faults = new FaultCollector();
        var metrics = CvssText.Metrics(version, rest, faults);
        return faults.Else(() => new CvssVector(version, metrics));
    }

    public bool Equals(CvssVector? other) => text == other?.text;

    public override bool Equals(object? obj) => Equals(obj as CvssVector);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The vector in the order of the specification, without metrics that say nothing.</summary>
    public override string ToString() => text;
}
