using System.Runtime.InteropServices;

namespace Tocsin.Standards.Cvss;

/// <summary>
/// The six equivalence classes that a vector of CVSS 4.0 falls into (tables 24 to 30), each 0 (worst) to 2. The third
/// and the sixth count together.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cvss4MacroVector(int Eq1, int Eq2, int Eq3, int Eq4, int Eq5, int Eq6)
{
    // Scores in tenths, as FIRST's experts ranked them: a row for EQ1, EQ2 and EQ3 with EQ6, in it EQ4 and EQ5.
    // csharpier-ignore
    private static ReadOnlySpan<byte> Scores =>
    [
        100,  98,  95, 100,  93,  91,  93,  89,  81, // 0 0 00
        99,  95,  92,  96,  87,  81,  90,  80,  68, // 0 0 01
        98,  95,  90,  93,  89,  81,  88,  78,  69, // 0 0 10
        95,  92,  84,  92,  81,  65,  80,  70,  48, // 0 0 11
        92,  82,  72,  79,  69,  50,  69,  55,  27, // 0 0 21
        99,  95,  92,  95,  90,  84,  92,  82,  72, // 0 1 00
        97,  92,  85,  91,  83,  71,  81,  71,  53, // 0 1 01
        95,  92,  85,  92,  80,  70,  84,  71,  50, // 0 1 10
        93,  85,  73,  82,  72,  59,  70,  52,  30, // 0 1 11
        86,  75,  52,  71,  52,  29,  63,  29,  17, // 0 1 21
        98,  94,  91,  94,  86,  77,  87,  74,  63, // 1 0 00
        95,  87,  81,  89,  74,  64,  75,  63,  49, // 1 0 01
        94,  88,  76,  86,  74,  59,  72,  57,  52, // 1 0 10
        89,  77,  67,  76,  58,  50,  57,  52,  25, // 1 0 11
        83,  70,  54,  65,  58,  26,  53,  21,  13, // 1 0 21
        95,  88,  76,  90,  75,  61,  77,  68,  52, // 1 1 00
        90,  76,  70,  77,  62,  53,  66,  59,  30, // 1 1 01
        89,  76,  62,  74,  57,  47,  61,  57,  24, // 1 1 10
        78,  67,  58,  59,  57,  23,  52,  29,  16, // 1 1 11
        71,  59,  30,  58,  26,  15,  23,  13,   6, // 1 1 21
        93,  86,  75,  86,  74,  56,  70,  52,  40, // 2 0 00
        87,  72,  58,  74,  61,  34,  54,  40,  22, // 2 0 01
        85,  74,  62,  72,  55,  46,  53,  34,  19, // 2 0 10
        75,  55,  51,  57,  41,  19,  36,  19,   8, // 2 0 11
        64,  51,  20,  47,  21,  11,  24,   9,   4, // 2 0 21
        88,  73,  60,  73,  59,  41,  54,  45,  20, // 2 1 00
        75,  53,  50,  55,  40,  20,  43,  22,  11, // 2 1 01
        75,  58,  40,  61,  48,  20,  46,  17,   8, // 2 1 10
        55,  45,  21,  51,  18,   9,  18,   7,   2, // 2 1 11
        53,  24,  14,  24,  12,   5,  10,   3,   1, // 2 1 21
    ];

    /// <summary>In tenths; null where there is no such macro vector.</summary>
    public int? Score =>
        Third is { } third && Eq1 <= 2 && Eq2 <= 1 && Eq4 <= 2 && Eq5 <= 2
            ? Scores[(((((((Eq1 * 2) + Eq2) * 5) + third) * 3) + Eq4) * 3) + Eq5]
            : null;

    private int? Third =>
        (Eq3, Eq6) switch
        {
            (0, 0) => 0,
            (0, 1) => 1,
            (1, 0) => 2,
            (1, 1) => 3,
            (2, 1) => 4,
            _ => null,
        };

    public static Cvss4MacroVector Of(Cvss4Values v) =>
        new(
            v["AV"] == 'P' || (v["AV"], v["PR"], v["UI"]) is (not 'N', not 'N', not 'N') ? 2
                : (v["AV"], v["PR"], v["UI"]) is ('N', 'N', 'N') ? 0
                : 1,
            (v["AC"], v["AT"]) is ('L', 'N') ? 0 : 1,
            (v["VC"], v["VI"]) is ('H', 'H') ? 0
                : (v["VC"], v["VI"], v["VA"]) is (not 'H', not 'H', not 'H') ? 2
                : 1,
            v["SI"] == 'S' || v["SA"] == 'S' ? 0
                : (v["SC"], v["SI"], v["SA"]) is (not 'H', not 'H', not 'H') ? 2
                : 1,
            v["E"] switch
            {
                'A' => 0,
                'P' => 1,
                _ => 2,
            },
            (v["VC"], v["CR"]) is ('H', 'H') || (v["VI"], v["IR"]) is ('H', 'H') || (v["VA"], v["AR"]) is ('H', 'H')
                ? 0
                : 1
        );
}
