using System.Globalization;

namespace Tocsin.Standards.Versions;

/// <summary>A version of SemVer taken apart: slices of the text that was read, nothing converted yet.</summary>
internal readonly ref struct SemVerParts
{
    /// <summary>2^53−1, the largest whole number that JavaScript counts exactly, hence node-semver's limit.</summary>
    private const ulong LargestNpmNumber = 9_007_199_254_740_991;

    /// <summary>Digits.</summary>
    public ReadOnlySpan<char> Major { get; init; }

    /// <summary>Digits.</summary>
    public ReadOnlySpan<char> Minor { get; init; }

    /// <summary>Digits.</summary>
    public ReadOnlySpan<char> Patch { get; init; }

    /// <summary>Identifiers separated by dots, without the hyphen in front; empty for a release.</summary>
    public ReadOnlySpan<char> PreRelease { get; init; }

    /// <summary>Identifiers separated by dots, without the plus; empty where there are none.</summary>
    public ReadOnlySpan<char> Build { get; init; }

    /// <summary>Takes a version apart; false when the grammar does not allow it. Never throws.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, SemVerGrammar grammar, out SemVerParts parts)
    {
        parts = default;
        if (text.Length > VersionScheme.LongestVersion)
            return false;
        var rest = SemVerText.SkipPrefix(SemVerText.Trim(text), grammar);

        if (!TakeNumber(rest, grammar, out var major))
            return false;
        rest = rest[major..];
        if (!TakeNextNumber(rest, grammar, out var minor))
            return false;
        rest = rest[minor..];
        if (!TakeNextNumber(rest, grammar, out var patch))
            return false;
        rest = rest[patch..];

        var numbers = SemVerText.SkipPrefix(SemVerText.Trim(text), grammar);
        parts = new SemVerParts
        {
            Major = numbers[..major],
            Minor = minor == 0 ? "0" : numbers[(major + 1)..(major + minor)],
            Patch = patch == 0 ? "0" : numbers[(major + minor + 1)..(major + minor + patch)],
        };
        return TryReadTail(rest, grammar, ref parts)
            && (
                grammar == SemVerGrammar.Plain || (FitsNpm(parts.Major) && FitsNpm(parts.Minor) && FitsNpm(parts.Patch))
            );
    }

    /// <summary>Whether node-semver takes these digits as one of the three numbers.</summary>
    public static bool FitsNpm(ReadOnlySpan<char> digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= LargestNpmNumber;

    private static bool TakeNumber(ReadOnlySpan<char> rest, SemVerGrammar grammar, out int length)
    {
        length = SemVerText.NumberLength(rest, grammar);
        return length > 0;
    }

    /// <summary>A dot and a number; plainly both may be missing (length 0).</summary>
    private static bool TakeNextNumber(ReadOnlySpan<char> rest, SemVerGrammar grammar, out int length)
    {
        length = 0;
        if (rest is not ['.', ..])
            return grammar == SemVerGrammar.Plain;
        length = 1 + SemVerText.NumberLength(rest[1..], grammar);
        return length > 1;
    }

    private static bool TryReadTail(ReadOnlySpan<char> rest, SemVerGrammar grammar, ref SemVerParts parts)
    {
        if (SemVerText.TrySplitTail(rest, grammar, out var preRelease, out var build))
        {
            parts = parts.With(parts.Patch, preRelease, build);
            return true;
        }
        // node-semver's loose pattern gives a digit back when that lets it go on: 1.2.34.5 is 1.2.3-4.5 to npm.
        if (grammar != SemVerGrammar.NpmLoose || parts.Patch.Length < 2 || rest is not ['.', ..])
            return false;
        var again = string.Concat(parts.Patch[^1..], rest);
        if (!SemVerText.TrySplitTail(again, grammar, out preRelease, out build))
            return false;
        parts = parts.With(parts.Patch[..^1], preRelease, build);
        return true;
    }

    private SemVerParts With(ReadOnlySpan<char> patch, ReadOnlySpan<char> preRelease, ReadOnlySpan<char> build) =>
        new()
        {
            Major = Major,
            Minor = Minor,
            Patch = patch,
            PreRelease = preRelease,
            Build = build,
        };
}
