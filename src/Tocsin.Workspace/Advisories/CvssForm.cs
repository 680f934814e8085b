using Tocsin.Standards.Cvss;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Advisories;

/// <summary>The calculator: every base metric of one edition as a question, and the vector that the answers give.</summary>
/// <param name="Edition">In words: <c>4.0</c>.</param>
/// <param name="Prefix">Of the fields' names.</param>
internal sealed record CvssForm(CvssVersion Version, string Edition, string Prefix)
{
    public static IReadOnlyList<CvssForm> All { get; } =
    [new(CvssVersion.V40, "4.0", "cvss40"), new(CvssVersion.V31, "3.1", "cvss31")];

    public IReadOnlyList<CvssMetric> Metrics => [.. CvssMetrics.Of(Version).Where(metric => metric.IsRequired)];

    /// <summary>What the button of this calculator sends.</summary>
    public string Button => "score " + Edition;

    public string Field(CvssMetric metric) => $"{Prefix}.{metric.Code}";

    /// <summary>What a vector answers to a metric; null where it is no vector of this edition.</summary>
    public string? Answer(string? vector, CvssMetric metric) =>
        CvssVector.Parse(vector).TryGet(out var parsed, out _) && parsed.Version == Version
            ? parsed.Metrics.FirstOrDefault(choice => choice.Metric.Code == metric.Code)?.Value.Code
            : null;

    /// <summary>
    /// The vector of the answers; what the one before said beside its base metrics (threat, environment) is kept. A fault
    /// for every question without an answer.
    /// </summary>
    public Result<string> Vector(FormValues form)
    {
        var faults = new FaultCollector();
        List<string> parts = [$"CVSS:{Edition}"];
        foreach (var metric in Metrics)
        {
            if (form[Field(metric)] is { } code && metric.Find(code) is { } chosen)
                parts.Add($"{metric.Code}:{chosen.Code}");
            else
                faults.Add(Field(metric), "Choose one.");
        }
        if (CvssVector.Parse(form["cvssVector"]).TryGet(out var before, out _) && before.Version == Version)
            parts.AddRange(
                before.Metrics.Where(choice => !choice.Metric.IsRequired).Select(choice => choice.ToString())
            );
        return faults
            .Else(() => string.Join('/', parts))
            .Then(text => CvssVector.Parse(text))
            .Map(vector => vector.ToString());
    }
}
