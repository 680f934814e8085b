using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>What can be wrong with the vector of a draft: it is written in CVSS 3.1 or 4.0 (3.0 and 2.0 are only read).</summary>
internal static class SeverityLint
{
    private const string Version31 = "CVSS:3.1/";
    private const string Version40 = "CVSS:4.0/";

    private static readonly string[] base31 = ["AV", "AC", "PR", "UI", "S", "C", "I", "A"];
    private static readonly string[] base40 = ["AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"];

    public static void Check(string? vector, FaultCollector faults)
    {
        var text = faults.Optional("cvssVector", vector, AdvisoryLimits.CvssVector);
        if (text is null)
            faults.Warn("cvssVector", "Score it with CVSS 4.0 or 3.1, so that people can tell what comes first.");
        else if (Wanted(text) is not { } wanted)
            faults.Add("cvssVector", "A vector begins with CVSS:4.0/ or CVSS:3.1/.");
        else
            CheckMetrics(text[Version31.Length..], wanted, faults);
    }

    private static string[]? Wanted(string text) =>
        text.StartsWith(Version31, StringComparison.Ordinal) ? base31
        : text.StartsWith(Version40, StringComparison.Ordinal) ? base40
        : null;

    private static void CheckMetrics(string metrics, string[] wanted, FaultCollector faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in metrics.Split('/'))
        {
            if (metric.Split(':') is not [{ Length: > 0 } name, { Length: > 0 }])
                faults.Add("cvssVector", $"“{metric}” is not a metric; write it as AV:N.");
            else if (!seen.Add(name))
                faults.Add("cvssVector", $"The metric {name} stands there twice.");
        }
        var missing = wanted.Where(name => !seen.Contains(name)).ToList();
        if (missing.Count > 0)
            faults.Add("cvssVector", $"These metrics are missing: {string.Join(", ", missing)}.");
    }
}
