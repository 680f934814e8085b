namespace Tocsin.Standards.Cvss;

/// <summary>
/// The scoring of CVSS 4.0, section 8: the score of the macro vector, less the mean of the shares that the vector has
/// gone of the way down to each next lower macro vector. In integers throughout, so that rounding is exact.
/// </summary>
internal static class Cvss4Score
{
    /// <summary>A multiple of every depth below.</summary>
    private const int Common = 840;

    public static double Of(CvssValues given)
    {
        var values = new Cvss4Values(given);
        if (Array.TrueForAll(["VC", "VI", "VA", "SC", "SI", "SA"], m => values[m] == 'N'))
            return 0;
        var macro = Cvss4MacroVector.Of(values);
        var score = macro.Score ?? throw new InvalidOperationException($"{macro} is in no vector's reach");

        int way = 0,
            ways = 0;
        Go(
            macro with
            {
                Eq1 = macro.Eq1 + 1,
            },
            Worst1(macro.Eq1),
            macro.Eq1 switch
            {
                0 => 1,
                1 => 4,
                _ => 5,
            }
        );
        Go(macro with { Eq2 = macro.Eq2 + 1 }, Worst2(macro.Eq2), macro.Eq2 == 0 ? 1 : 2);
        Go(
            Below3(macro),
            Worst3(macro.Eq3, macro.Eq6),
            (macro.Eq3, macro.Eq6) switch
            {
                (0, 0) => 7,
                (0, 1) => 6,
                (1, _) => 8,
                _ => 10,
            }
        );
        Go(
            macro with
            {
                Eq4 = macro.Eq4 + 1,
            },
            Worst4(macro.Eq4),
            macro.Eq4 switch
            {
                0 => 6,
                1 => 5,
                _ => 4,
            }
        );
        // EQ5 has one metric, and each of its values is a class of its own: no way is ever gone.
        Go(macro with { Eq5 = macro.Eq5 + 1 }, ["E:" + "APU"[macro.Eq5]], 1);
        return Round(score, way, ways);

        void Go(Cvss4MacroVector lower, string[] worst, int depth)
        {
            if (lower.Score is not { } next)
                return;
            ways++;
            way += (score - next) * Distance(values, worst) * (Common / depth);
        }
    }

    /// <summary>To the nearest tenth, halves up.</summary>
    private static double Round(int score, int way, int ways)
    {
        if (ways == 0)
            return score / 10.0;
        var whole = Common * ways;
        var tenths = ((2 * ((score * whole) - way)) + whole) / (2 * whole);
        return Math.Clamp(tenths, 0, 100) / 10.0;
    }

    /// <summary>Steps down from the first of the worst vectors of a class that is nowhere better than this one.</summary>
    private static int Distance(Cvss4Values values, string[] worst)
    {
        foreach (var vector in worst)
        {
            var steps = vector.Split('/').Select(m => values.StepsBelow(m[..^2], m[^1])).ToList();
            if (steps.TrueForAll(s => s >= 0))
                return steps.Sum();
        }
        throw new InvalidOperationException("a class without a worst vector above this one");
    }

    /// <summary>EQ3 and EQ6 go down together; where two ways lead down, the one to the higher score counts.</summary>
    private static Cvss4MacroVector Below3(Cvss4MacroVector macro)
    {
        var third = macro with { Eq3 = macro.Eq3 + 1 };
        var sixth = macro with { Eq6 = macro.Eq6 + 1 };
        return (macro.Eq3, macro.Eq6) switch
        {
            (0, 0) => sixth.Score > third.Score ? sixth : third,
            (1, 0) => sixth,
            _ => third,
        };
    }

    // The worst vectors of each class: CVSS 4.0, tables 24 to 30.

    private static string[] Worst1(int level) =>
        level switch
        {
            0 => ["AV:N/PR:N/UI:N"],
            1 => ["AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"],
            _ => ["AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"],
        };

    private static string[] Worst2(int level) => level == 0 ? ["AC:L/AT:N"] : ["AC:H/AT:N", "AC:L/AT:P"];

    private static string[] Worst3(int third, int sixth) =>
        (third, sixth) switch
        {
            (0, 0) => ["VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"],
            (0, 1) => ["VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"],
            (1, 0) => ["VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"],
            (1, 1) =>
            [
                "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H",
                "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M",
                "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
                "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H",
                "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M",
            ],
            _ => ["VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"],
        };

    private static string[] Worst4(int level) =>
        level switch
        {
            0 => ["SC:H/SI:S/SA:S"],
            1 => ["SC:H/SI:H/SA:H"],
            _ => ["SC:L/SI:L/SA:L"],
        };
}
