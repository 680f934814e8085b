namespace Tocsin.Standards.Cvss;

/// <summary>The equations of CVSS 3.1 and 3.0, section 7; they differ in rounding and in one exponent.</summary>
internal sealed class Cvss3Score(CvssVersion version, CvssValues values)
{
    /// <summary>Environmental if the vector says anything of it, else temporal, else base.</summary>
    public double Overall =>
        values.Has(CvssMetricGroup.Environmental) ? Environmental
        : values.Has(CvssMetricGroup.Temporal) ? RoundUp(Base * Time)
        : Base;

    private double Base
    {
        get
        {
            var left = 1 - ((1 - Harm(values["C"])) * (1 - Harm(values["I"])) * (1 - Harm(values["A"])));
            var changed = values["S"] == "C";
            var impact = changed ? Beyond(left, left, 15) : 6.42 * left;
            return Combine(impact, Exploitability(m => values[m], changed), changed);
        }
    }

    private double Environmental
    {
        get
        {
            var left = Math.Min(1 - (Left("C", "CR") * Left("I", "IR") * Left("A", "AR")), 0.915);
            var changed = values.Modified("S") == "C";
            var impact =
                !changed ? 6.42 * left
                : version == CvssVersion.V30 ? Beyond(left, left, 15)
                : Beyond(left, left * 0.9731, 13);
            return RoundUp(Combine(impact, Exploitability(values.Modified, changed), changed) * Time);
        }
    }

    private double Time =>
        (
            values["E"] switch
            {
                "U" => 0.91,
                "P" => 0.94,
                "F" => 0.97,
                _ => 1,
            }
        )
        * (
            values["RL"] switch
            {
                "O" => 0.95,
                "T" => 0.96,
                "W" => 0.97,
                _ => 1,
            }
        )
        * (
            values["RC"] switch
            {
                "U" => 0.92,
                "R" => 0.96,
                _ => 1,
            }
        );

    private double Left(string impact, string requirement) =>
        1
        - (
            Harm(values.Modified(impact))
            * (
                values[requirement] switch
                {
                    "L" => 0.5,
                    "H" => 1.5,
                    _ => 1,
                }
            )
        );

    /// <summary>Impact when the scope changes.</summary>
    private static double Beyond(double left, double damped, int power) =>
        (7.52 * (left - 0.029)) - (3.25 * Math.Pow(damped - 0.02, power));

    private double Combine(double impact, double exploitability, bool changed) =>
        impact <= 0 ? 0 : RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));

    private static double Exploitability(Func<string, string> value, bool changed) =>
        8.22
        * (
            value("AV") switch
            {
                "N" => 0.85,
                "A" => 0.62,
                "L" => 0.55,
                _ => 0.2,
            }
        )
        * (value("AC") is "L" ? 0.77 : 0.44)
        * (
            value("PR") switch
            {
                "N" => 0.85,
                "L" => changed ? 0.68 : 0.62,
                _ => changed ? 0.5 : 0.27,
            }
        )
        * (value("UI") is "N" ? 0.85 : 0.62);

    private static double Harm(string value) =>
        value is "H" ? 0.56
        : value is "L" ? 0.22
        : 0;

    /// <summary>
    /// The next tenth that is not less. 3.1 (appendix A) defines it in integers, so that all arithmetics agree; 3.0
    /// leaves it to floating point.
    /// </summary>
    private double RoundUp(double score)
    {
        if (version == CvssVersion.V30)
            return Math.Ceiling(score * 10) / 10;
        var whole = (long)Math.Round(score * 100_000, MidpointRounding.AwayFromZero);
        return whole % 10_000 == 0 ? whole / 100_000.0 : ((whole / 10_000) + 1) / 10.0;
    }
}
