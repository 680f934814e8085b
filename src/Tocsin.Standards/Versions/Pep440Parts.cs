namespace Tocsin.Standards.Versions;

/// <summary>A version of PEP 440 taken apart (appendix B): slices of the text that was read, digits unless said otherwise.</summary>
internal readonly ref struct Pep440Parts
{
    private static readonly string[] PreReleases = ["alpha", "a", "beta", "b", "preview", "pre", "c", "rc"];
    private static readonly string[] PostReleases = ["post", "rev", "r"];
    private static readonly string[] Dev = ["dev"];

    public ReadOnlySpan<char> Epoch { get; private init; }

    /// <summary>Numbers between dots, without the <c>.0</c> at the end.</summary>
    public ReadOnlySpan<char> Release { get; private init; }

    /// <summary><c>a</c>, <c>b</c> or <c>r</c> (candidate); <c>\0</c> where there is none.</summary>
    public char PreRelease { get; private init; }

    public ReadOnlySpan<char> PreNumber { get; private init; }

    public bool HasPost { get; private init; }

    public ReadOnlySpan<char> PostNumber { get; private init; }

    public bool HasDev { get; private init; }

    public ReadOnlySpan<char> DevNumber { get; private init; }

    /// <summary>Letters and digits between dots, hyphens or underscores; empty where there is none.</summary>
    public ReadOnlySpan<char> Local { get; private init; }

    /// <summary>False when PEP 440 does not allow it. Never throws.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Pep440Parts parts)
    {
        parts = default;
        _ = VersionText.TookWord(ref text, "v");
        var epoch = TakeEpoch(ref text);
        if (!TryTakeRelease(ref text, out var release))
            return false;
        var hasPre = TookLabel(ref text, PreReleases, out var pre, out var preNumber);
        var hasPost =
            TookPostNumber(ref text, out var postNumber) || TookLabel(ref text, PostReleases, out _, out postNumber);
        var hasDev = TookLabel(ref text, Dev, out _, out var devNumber);
        if (!TryReadLocal(text, out var local))
            return false;
        parts = new()
        {
            Epoch = epoch,
            Release = WithoutZeros(release),
            PreRelease = hasPre ? Letter(pre) : '\0',
            PreNumber = preNumber,
            HasPost = hasPost,
            PostNumber = postNumber,
            HasDev = hasDev,
            DevNumber = devNumber,
            Local = local,
        };
        return true;
    }

    private static char Letter(string pre) => pre[0] is 'a' or 'b' ? pre[0] : 'r';

    private static ReadOnlySpan<char> TakeEpoch(scoped ref ReadOnlySpan<char> text)
    {
        var rest = text;
        var digits = VersionText.TakeDigits(ref rest);
        if (digits.IsEmpty || rest is not ['!', ..])
            return "0";
        text = rest[1..];
        return digits;
    }

    private static bool TryTakeRelease(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> release)
    {
        var rest = text;
        var found = !VersionText.TakeDigits(ref rest).IsEmpty;
        while (rest is ['.', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            VersionText.TakeDigits(ref rest);
        }
        release = VersionText.Take(ref text, text.Length - rest.Length);
        return found;
    }

    // Every number of a release is compared, yet 1.0 is 1: zeros at the end are none.
    private static ReadOnlySpan<char> WithoutZeros(ReadOnlySpan<char> release)
    {
        while (release.LastIndexOf('.') is >= 0 and var dot && !release[dot..].ContainsAnyExcept('.', '0'))
            release = release[..dot];
        return release;
    }

    /// <summary>A separator, one of the words, a separator, a number: all but the word may be missing.</summary>
    private static bool TookLabel(
        scoped ref ReadOnlySpan<char> text,
        string[] words,
        out string word,
        out ReadOnlySpan<char> number
    )
    {
        var rest = SkipSeparator(text);
        foreach (var one in words)
        {
            if (!VersionText.TookWord(ref rest, one))
                continue;
            rest = SkipSeparator(rest);
            number = VersionText.TakeDigits(ref rest);
            text = rest;
            word = one;
            return true;
        }
        word = "";
        number = default;
        return false;
    }

    /// <summary>The short form of a post-release, <c>1.0-1</c>.</summary>
    private static bool TookPostNumber(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        number = default;
        if (text is not ['-', >= '0' and <= '9', ..])
            return false;
        text = text[1..];
        number = VersionText.TakeDigits(ref text);
        return true;
    }

    private static bool TryReadLocal(ReadOnlySpan<char> text, out ReadOnlySpan<char> local)
    {
        local = default;
        if (text.IsEmpty)
            return true;
        if (text[0] != '+')
            return false;
        local = text[1..];
        var separated = true;
        foreach (var c in local)
        {
            var separator = IsSeparator(c);
            if (separator ? separated : !char.IsAsciiLetterOrDigit(c))
                return false;
            separated = separator;
        }
        return !separated;
    }

    private static ReadOnlySpan<char> SkipSeparator(ReadOnlySpan<char> text) =>
        !text.IsEmpty && IsSeparator(text[0]) ? text[1..] : text;

    private static bool IsSeparator(char c) => c is '.' or '-' or '_';
}
