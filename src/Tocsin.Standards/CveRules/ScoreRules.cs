using System.Globalization;
using Tocsin.Standards.Cvss;

namespace Tocsin.Standards.CveRules;

/// <summary>A score is the one that its vector gives: CVE Services compare nothing, so we do.</summary>
internal static class ScoreRules
{
    private static readonly (string Name, CvssVersion Version)[] editions =
    [
        ("cvssV4_0", CvssVersion.V40),
        ("cvssV3_1", CvssVersion.V31),
        ("cvssV3_0", CvssVersion.V30),
        ("cvssV2_0", CvssVersion.V20),
    ];

    public static void Check(RecordPart cna, CveFindings findings)
    {
        foreach (var metric in cna.Each("metrics"))
        {
            foreach (var (name, version) in editions)
            {
                if (metric.Child(name) is { } score)
                    Check(score, version, findings);
            }
        }
    }

    private static void Check(RecordPart score, CvssVersion version, CveFindings findings)
    {
        if (score.Text("vectorString") is not { } text)
            return;
        if (!CvssVector.Parse(text).TryGet(out var vector, out var problem))
        {
            var why = problem.Faults.Count > 0 ? problem.Faults[0].Message : problem.Title;
            findings.Add(CveRuleTable.VectorMalformed, score.At("vectorString"), $"Mend the vector: {why}");
            return;
        }
        if (vector.Version != version)
        {
            findings.Add(
                CveRuleTable.VectorMalformed,
                score.At("vectorString"),
                "Put this vector where its version of CVSS belongs."
            );
            return;
        }
        if (score.Number("baseScore") is { } number && Math.Abs(number - vector.BaseScore) > 0.001)
            findings.Add(
                CveRuleTable.VectorScore,
                score.At("baseScore"),
                $"Write {vector.BaseScore.ToString("0.0", CultureInfo.InvariantCulture)}: that is what the vector scores."
            );
        var word = vector.BaseSeverity.ToString().ToUpperInvariant();
        if (version != CvssVersion.V20 && score.Text("baseSeverity") is { } said && said != word)
            findings.Add(
                CveRuleTable.VectorSeverity,
                score.At("baseSeverity"),
                $"Write {word}: that is what the vector's score is called."
            );
    }
}
