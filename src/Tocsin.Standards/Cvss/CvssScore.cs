namespace Tocsin.Standards.Cvss;

/// <summary>Picks the equations of an edition, and the word for a score.</summary>
internal static class CvssScore
{
    public static double Of(CvssVersion version, CvssValues values) =>
        version switch
        {
            CvssVersion.V20 => Cvss2Score.Of(values),
            CvssVersion.V30 or CvssVersion.V31 => new Cvss3Score(version, values).Overall,
            _ => Cvss4Score.Of(values),
        };

    public static CvssSeverity Rate(CvssVersion version, double score) =>
        (version, score) switch
        {
            (CvssVersion.V20, >= 7) => CvssSeverity.High,
            (CvssVersion.V20, < 4) => CvssSeverity.Low,
            (_, >= 9) => CvssSeverity.Critical,
            (_, >= 7) => CvssSeverity.High,
            (_, >= 4) => CvssSeverity.Medium,
            (_, > 0) => CvssSeverity.Low,
            _ => CvssSeverity.None,
        };
}
