namespace Tocsin.Standards.Cvss;

/// <summary>The values of a vector by the code of their metric, as the equations ask for them.</summary>
internal sealed class CvssValues(IEnumerable<CvssChoice> choices)
{
    private readonly Dictionary<string, CvssChoice> values = choices.ToDictionary(
        c => c.Metric.Code,
        StringComparer.Ordinal
    );

    /// <summary>The code of the value; <c>X</c> where nothing is said.</summary>
    public string this[string metric] => values.TryGetValue(metric, out var found) ? found.Value.Code : "X";

    /// <summary>The value where the thing runs, else the base metric's.</summary>
    public string Modified(string metric) => this["M" + metric] is var own and not "X" ? own : this[metric];

    public bool Has(CvssMetricGroup group) => values.Values.Any(c => c.Metric.Group == group);
}
