using Tocsin.Standards.Cvss;

namespace Tocsin.Standards.Osv;

/// <summary>How records carry CVSS.</summary>
public static class OsvScore
{
    /// <summary>The vector under the type of its edition ("severity[].type field").</summary>
    public static OsvSeverity Of(CvssVector vector) =>
        new(
            vector.Version switch
            {
                CvssVersion.V40 => "CVSS_V4",
                CvssVersion.V20 => "CVSS_V2",
                _ => "CVSS_V3",
            },
            vector.ToString()
        );

    /// <summary>
    /// The word under <c>database_specific.severity</c>, as the largest databases spell it: <c>LOW</c>, <c>MODERATE</c>,
    /// <c>HIGH</c>, <c>CRITICAL</c>; null where the score is 0.
    /// </summary>
    public static string? Word(CvssSeverity severity) =>
        severity switch
        {
            CvssSeverity.Low => "LOW",
            CvssSeverity.Medium => "MODERATE",
            CvssSeverity.High => "HIGH",
            CvssSeverity.Critical => "CRITICAL",
            _ => null,
        };
}
