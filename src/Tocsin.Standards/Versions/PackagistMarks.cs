namespace Tocsin.Standards.Versions;

/// <summary>
/// What may come next in a Packagist version, in version_compare's order; words count by how they begin, capitals apart from
/// <c>RC</c> meaning nothing.
/// <code>
/// 01 word         a branch, after dev
/// 02              any other word
/// 03..06          dev, alpha, beta, rc
/// 07              end
/// number
/// FE              pl (patch)
/// after the end, for each word: how it is spelled, empty where it is the usual spelling
/// </code>
/// </summary>
internal static class PackagistMarks
{
    public const byte Branch = 1;
    public const byte Other = 2;
    public const byte Dev = 3;
    public const byte Alpha = 4;
    public const byte Beta = 5;
    public const byte Candidate = 6;
    public const byte End = 7;

    /// <summary>Stands for the number that follows it; never written.</summary>
    public const byte Number = 8;

    /// <summary>Stands for a <see cref="Placeholder"/>; never written.</summary>
    public const byte AnyNumber = 9;

    public const byte Patch = 0xFE;

    /// <summary>version_compare's stand-in for any number: <c>1.#</c> equals both <c>1.2</c> and <c>1.3</c>.</summary>
    public const char Placeholder = '#';

    /// <summary>What Composer puts for the <c>x</c> of a branch.</summary>
    public const string BranchNumber = "9999999";

    public static byte Of(ReadOnlySpan<char> word) =>
        word.StartsWith("dev") ? Dev
        : word.StartsWith("rc") || word.StartsWith("RC") ? Candidate
        : word[0] switch
        {
            'a' => Alpha,
            'b' => Beta,
            'p' => Patch,
            _ => Other,
        };

    /// <summary>Whether the spelling says no more than the mark.</summary>
    public static bool IsUsual(ReadOnlySpan<char> word) =>
        word is "dev" or "rc" or "RC" or "alpha" or "a" or "beta" or "b" or "pl" or "p" or "patch";

    public static string Usual(byte mark) =>
        mark switch
        {
            Dev => "dev",
            Candidate => "RC",
            Alpha => "alpha",
            Beta => "beta",
            _ => "pl",
        };
}
