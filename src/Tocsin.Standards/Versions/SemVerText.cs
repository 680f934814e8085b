namespace Tocsin.Standards.Versions;

/// <summary>The words that every dialect of SemVer is spelled with: spaces, prefixes, numbers, identifiers.</summary>
internal static class SemVerText
{
    /// <summary>White space as ECMAScript's <c>\s</c> has it: Unicode's, with the byte order mark, without U+0085.</summary>
    public static bool IsSpace(char c) => c == '\uFEFF' || (char.IsWhiteSpace(c) && c != '\u0085');

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text is [var first, ..] && IsSpace(first))
            text = text[1..];
        while (text is [.., var last] && IsSpace(last))
            text = text[..^1];
        return text;
    }

    /// <summary>Skips what may stand before the first number.</summary>
    public static ReadOnlySpan<char> SkipPrefix(ReadOnlySpan<char> text, SemVerGrammar grammar)
    {
        if (grammar != SemVerGrammar.NpmLoose)
            return text is ['v', ..] ? text[1..] : text;
        while (text is [var c, ..] && (c is 'v' or '=' || IsSpace(c)))
            text = text[1..];
        return text;
    }

    /// <summary>How many digits stand in front, 0 where there is no number; strict npm allows no zeros before others.</summary>
    public static int NumberLength(ReadOnlySpan<char> rest, SemVerGrammar grammar)
    {
        var length = VersionText.CountDigits(rest);
        return grammar == SemVerGrammar.NpmStrict && length > 1 && rest[0] == '0' ? 0 : length;
    }

    /// <summary>Splits what follows the numbers into pre-release and build; both must be well formed.</summary>
    public static bool TrySplitTail(
        ReadOnlySpan<char> rest,
        SemVerGrammar grammar,
        out ReadOnlySpan<char> preRelease,
        out ReadOnlySpan<char> build
    )
    {
        preRelease = default;
        build = default;
        var plus = rest.IndexOf('+');
        if (plus >= 0)
        {
            build = rest[(plus + 1)..];
            rest = rest[..plus];
            if (!AreIdentifiers(build, zerosInFront: true))
                return false;
        }
        if (rest.IsEmpty)
            return true;

        // Loosely the hyphen may be missing; where nothing could follow it, it is an identifier itself (1.2.3-).
        var hyphen = rest[0] == '-' && (grammar != SemVerGrammar.NpmLoose || rest is ['-', not '.', ..]);
        if (!hyphen && grammar != SemVerGrammar.NpmLoose)
            return false;
        preRelease = hyphen ? rest[1..] : rest;
        return AreIdentifiers(preRelease, zerosInFront: grammar != SemVerGrammar.NpmStrict);
    }

    private static bool AreIdentifiers(ReadOnlySpan<char> text, bool zerosInFront)
    {
        foreach (var range in text.Split('.'))
        {
            var identifier = text[range];
            if (identifier.IsEmpty)
                return false;
            foreach (var c in identifier)
                if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                    return false;
            if (!zerosInFront && identifier is ['0', _, ..] && IsNumber(identifier))
                return false;
        }
        return true;
    }

    public static bool IsNumber(ReadOnlySpan<char> identifier) =>
        VersionText.CountDigits(identifier) == identifier.Length;
}
