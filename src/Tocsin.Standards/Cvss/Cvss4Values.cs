namespace Tocsin.Standards.Cvss;

/// <summary>What the equations of CVSS 4.0 see: modified metrics in place of base ones, the worst where nothing is said.</summary>
internal sealed class Cvss4Values(CvssValues values)
{
    /// <summary>Values from the worst on; each step to the right is one step of severity distance (section 8.2).</summary>
    private static string Ladder(string metric) =>
        metric switch
        {
            "AV" => "NALP",
            "PR" => "NLH",
            "UI" => "NPA",
            "AC" => "LH",
            "AT" => "NP",
            "VC" or "VI" or "VA" => "HLN",
            "SC" or "SI" or "SA" => "SHLN",
            "CR" or "IR" or "AR" => "HML",
            _ => "APU",
        };

    public char this[string metric] =>
        (metric is "E" or "CR" or "IR" or "AR" ? values[metric] : values.Modified(metric)) switch
        {
            "X" => Ladder(metric)[0],
            var value => value[0],
        };

    /// <summary>Steps from a value down to this vector's; negative when this vector's is worse.</summary>
    public int StepsBelow(string metric, char worst)
    {
        var ladder = Ladder(metric);
        return ladder.IndexOf(this[metric], StringComparison.Ordinal) - ladder.IndexOf(worst, StringComparison.Ordinal);
    }
}
