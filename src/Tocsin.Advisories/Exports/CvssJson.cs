using System.Text.Json.Nodes;
using Tocsin.Standards.Cvss;

namespace Tocsin.Advisories.Exports;

/// <summary>A CVSS vector as the JSON schemas at first.org/cvss have it: what they require and no more.</summary>
internal static class CvssJson
{
    public static JsonObject Of(CvssVector vector, string version)
    {
        var score = new JsonObject
        {
            ["version"] = version,
            ["vectorString"] = vector.ToString(),
            ["baseScore"] = vector.BaseScore,
        };
        // 2.0 has no words for its scores
        if (vector.Version != CvssVersion.V20)
            score["baseSeverity"] = vector.BaseSeverity.ToString().ToUpperInvariant();
        return score;
    }
}
