namespace Tocsin.Standards.Cvss;

/// <summary>Every metric of each edition, in the order of its vectors.</summary>
public static class CvssMetrics
{
    /// <summary>The metrics of an edition; 3.0 and 3.1 share theirs.</summary>
    public static IReadOnlyList<CvssMetric> Of(CvssVersion version) =>
        version switch
        {
            CvssVersion.V20 => Cvss2Metrics.All,
            CvssVersion.V30 or CvssVersion.V31 => Cvss3Metrics.All,
            CvssVersion.V40 => Cvss4Metrics.All,
            _ => throw new ArgumentOutOfRangeException(nameof(version)),
        };

    internal static CvssMetric Metric(
        CvssMetricGroup group,
        string code,
        string name,
        string explanation,
        params CvssMetricValue[] values
    ) => new(group, code, name, explanation, values);

    internal static CvssMetricValue Value(string code, string name, string explanation) => new(code, name, explanation);

    /// <summary>A base metric as it is where the thing runs: the same answers, before them "as in the base metric".</summary>
    internal static CvssMetric Modified(CvssMetric metric, params CvssMetricValue[] more) =>
        new(
            CvssMetricGroup.Environmental,
            "M" + metric.Code,
            "Modified " + metric.Name,
            $"Overrides {metric.Name} for one place where the software runs.",
            [Value("X", "Not Defined", $"As {metric.Name} says."), .. more, .. metric.Values]
        );
}
