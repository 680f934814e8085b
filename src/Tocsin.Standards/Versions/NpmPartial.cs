using System.Globalization;

namespace Tocsin.Standards.Versions;

/// <summary>A version in a range, perhaps with wildcards: <c>1</c>, <c>1.2.x</c>, <c>1.2.3-rc.1</c>. Null is a wildcard.</summary>
/// <param name="PreRelease">As written, without hyphen; empty for none.</param>
internal readonly record struct NpmPartial(ulong? Major, ulong? Minor, ulong? Patch, string PreRelease)
{
    public bool IsWhole => Major is not null && Minor is not null && Patch is not null;

    /// <summary>The three numbers, wildcards as 0, with a pre-release in front of which there is a hyphen if it has one.</summary>
    public string Release(string suffix = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Major ?? 0}.{Minor ?? 0}.{Patch ?? 0}{suffix}");

    public string Whole => PreRelease.Length == 0 ? Release() : Release("-" + PreRelease);

    // The bounds that shorthands end at are the lowest pre-release of the next version, so that none of it belongs.
    public string NextMajor => string.Create(CultureInfo.InvariantCulture, $"{Major + 1}.0.0");

    public string NextMinor => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor + 1}.0");

    public string NextPatch => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch + 1}");

    /// <summary>Reads one; leading <c>v</c>, <c>=</c> and spaces are passed over in either grammar.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, SemVerGrammar grammar, out NpmPartial partial)
    {
        partial = default;
        var rest = SemVerText.SkipPrefix(text, SemVerGrammar.NpmLoose);
        if (!TryTake(ref rest, grammar, out var major))
            return false;
        if (rest.IsEmpty)
            return Give(major, null, null, "", out partial);
        if (rest[0] != '.' || !TryTake(ref rest, grammar, out var minor, skip: 1))
            return false;
        if (rest.IsEmpty)
            return Give(major, minor, null, "", out partial);
        var beforePatch = rest;
        if (rest[0] != '.' || !TryTake(ref rest, grammar, out var patch, skip: 1))
            return false;
        if (SemVerText.TrySplitTail(rest, grammar, out var preRelease, out _))
            return Give(major, minor, patch, preRelease.ToString(), out partial);

        // The same digit given back as in a version: see SemVerParts.
        var digits = beforePatch[1..^rest.Length];
        if (grammar != SemVerGrammar.NpmLoose || digits.Length < 2 || rest[0] != '.')
            return false;
        return SemVerText.TrySplitTail(string.Concat(digits[^1..], rest), grammar, out preRelease, out _)
            && Give(major, minor, patch / 10, preRelease.ToString(), out partial);
    }

    private static bool Give(ulong? major, ulong? minor, ulong? patch, string preRelease, out NpmPartial partial)
    {
        partial = new(major, minor, patch, preRelease);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, SemVerGrammar grammar, out ulong? number, int skip = 0)
    {
        number = null;
        rest = rest[skip..];
        if (rest is ['x' or 'X' or '*', ..])
        {
            rest = rest[1..];
            return true;
        }
        var length = SemVerText.NumberLength(rest, grammar);
        if (length == 0 || !SemVerParts.FitsNpm(rest[..length]))
            return false;
        number = ulong.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[length..];
        return true;
    }
}
