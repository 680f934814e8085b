namespace Tocsin.Standards.Cvss;

/// <summary>A metric of a vector with the value it has there.</summary>
public sealed record CvssChoice(CvssMetric Metric, CvssMetricValue Value)
{
    public override string ToString() => $"{Metric.Code}:{Value.Code}";
}
