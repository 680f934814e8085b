using Tocsin.Standards.Cvss;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>What can be wrong with the vector of a draft: it is written in CVSS 3.1 or 4.0 (3.0 and 2.0 are only read).</summary>
internal static class SeverityLint
{
    private const string Path = "cvssVector";

    public static void Check(string? vector, FaultCollector faults)
    {
        var text = faults.Optional(Path, vector, AdvisoryLimits.CvssVector);
        if (text is null)
            faults.Warn(Path, "Score it with CVSS 4.0 or 3.1, so that people can tell what comes first.");
        else if (CvssVector.Parse(text).TryGet(out var parsed, out var problem))
            CheckVersion(parsed, faults);
        else if (problem.Faults.Count == 0)
            faults.Add(Path, $"{problem.Title} {problem.Next}");
        else
            // One member, many metrics: the path leads to what was typed, the message names the metric.
            foreach (var fault in problem.Faults)
                faults.Add(Path, fault.Message);
    }

    private static void CheckVersion(CvssVector vector, FaultCollector faults)
    {
        if (vector.Version is not (CvssVersion.V31 or CvssVersion.V40))
            faults.Add(Path, "New scores are made with CVSS 4.0 or 3.1.");
        else if (vector.Score == 0)
            faults.Warn(Path, "This scores 0.0: it says that there is no vulnerability.");
    }
}
