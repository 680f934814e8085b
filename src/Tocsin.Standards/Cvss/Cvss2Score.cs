namespace Tocsin.Standards.Cvss;

/// <summary>The equations of CVSS 2.0, section 3.2.</summary>
internal static class Cvss2Score
{
    /// <summary>Environmental if the vector says anything of it, else temporal, else base.</summary>
    public static double Of(CvssValues values)
    {
        if (!values.Has(CvssMetricGroup.Environmental))
            return Temporal(values, Base(values, Impact(values, adjusted: false)));
        var adjusted = Temporal(values, Base(values, Math.Min(10, Impact(values, adjusted: true))));
        return Round((adjusted + ((10 - adjusted) * Damage(values["CDP"]))) * Distribution(values["TD"]));
    }

    private static double Base(CvssValues values, double impact)
    {
        var exploitability = 20 * Access(values["AV"]) * Complexity(values["AC"]) * Authentication(values["Au"]);
        var weight = impact == 0 ? 0 : 1.176;
        return Round(((0.6 * impact) + (0.4 * exploitability) - 1.5) * weight);
    }

    private static double Temporal(CvssValues values, double score) =>
        Round(score * Exploit(values["E"]) * Remediation(values["RL"]) * Confidence(values["RC"]));

    private static double Impact(CvssValues values, bool adjusted)
    {
        return 10.41 * (1 - (Left("C", "CR") * Left("I", "IR") * Left("A", "AR")));

        double Left(string impact, string requirement) =>
            1 - (Harm(values[impact]) * (adjusted ? Requirement(values[requirement]) : 1));
    }

    /// <summary>To the nearest tenth; a hair is added since 0.05 has no exact binary form.</summary>
    private static double Round(double score) => Math.Floor((score * 10) + 0.5 + 1e-9) / 10;

    private static double Access(string value) =>
        value is "L" ? 0.395
        : value is "A" ? 0.646
        : 1;

    private static double Complexity(string value) =>
        value is "H" ? 0.35
        : value is "M" ? 0.61
        : 0.71;

    private static double Authentication(string value) =>
        value is "M" ? 0.45
        : value is "S" ? 0.56
        : 0.704;

    private static double Harm(string value) =>
        value is "N" ? 0
        : value is "P" ? 0.275
        : 0.66;

    private static double Requirement(string value) =>
        value is "L" ? 0.5
        : value is "H" ? 1.51
        : 1;

    private static double Exploit(string value) =>
        value switch
        {
            "U" => 0.85,
            "POC" => 0.9,
            "F" => 0.95,
            _ => 1,
        };

    private static double Remediation(string value) =>
        value switch
        {
            "OF" => 0.87,
            "TF" => 0.9,
            "W" => 0.95,
            _ => 1,
        };

    private static double Confidence(string value) =>
        value is "UC" ? 0.9
        : value is "UR" ? 0.95
        : 1;

    private static double Damage(string value) =>
        value switch
        {
            "L" => 0.1,
            "LM" => 0.3,
            "MH" => 0.4,
            "H" => 0.5,
            _ => 0,
        };

    private static double Distribution(string value) =>
        value switch
        {
            "N" => 0,
            "L" => 0.25,
            "M" => 0.75,
            _ => 1,
        };
}
