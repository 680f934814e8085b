namespace Tocsin.Standards.Cvss;

/// <summary>One question of CVSS and its possible answers, for a calculator page.</summary>
/// <param name="Code">As in a vector: <c>AV</c>.</param>
/// <param name="Name">The specification's name, in title case.</param>
/// <param name="Explanation">What is asked, one plain sentence.</param>
/// <param name="Values">In the specification's order; for optional metrics the one that says nothing is the first.</param>
public sealed record CvssMetric(
    CvssMetricGroup Group,
    string Code,
    string Name,
    string Explanation,
    IReadOnlyList<CvssMetricValue> Values
)
{
    /// <summary>Whether every vector must answer it; the base metrics.</summary>
    public bool IsRequired => Group == CvssMetricGroup.Base;

    public CvssMetricValue? Find(string code) => Values.FirstOrDefault(v => v.Code == code);
}

/// <param name="Code">As in a vector: <c>N</c>.</param>
/// <param name="Name">The specification's name.</param>
/// <param name="Explanation">When to choose it, one plain sentence.</param>
public sealed record CvssMetricValue(string Code, string Name, string Explanation);

/// <summary>Who answers a metric, and when.</summary>
public enum CvssMetricGroup
{
    /// <summary>Lasting and the same everywhere.</summary>
    Base,

    /// <summary>Changes as exploits and fixes appear (2.0 and 3.x).</summary>
    Temporal,

    /// <summary>Changes as exploits appear (4.0).</summary>
    Threat,

    /// <summary>As it is where the thing runs.</summary>
    Environmental,

    /// <summary>For information; never part of the score (4.0).</summary>
    Supplemental,
}
