using System.Buffers;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Walks the tokens of a Maven version in lower case: numbers and words, which dots, hyphens and the change from one to
/// the other (which counts as a hyphen) separate. Where nothing stands between two separators there is a 0.
/// </summary>
internal ref struct MavenTokens(ReadOnlySpan<char> lowerCase)
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create("-.0123456789");

    private readonly ReadOnlySpan<char> all = lowerCase;
    private ReadOnlySpan<char> rest = lowerCase;
    private bool hyphenNext;

    public ReadOnlySpan<char> Token { get; private set; }

    /// <summary>Where the token begins in the text.</summary>
    public int Start { get; private set; }

    public bool IsNumber { get; private set; }

    public bool AfterHyphen { get; private set; }

    /// <summary>Of a word; <c>a1</c> and <c>a-1</c> are alpha 1.</summary>
    public readonly MavenQualifier Qualifier =>
        Known(Token, beforeNumber: hyphenNext && rest is [>= '0' and <= '9', ..]);

    /// <summary>Whether the token says no more than nothing: 0 or a release.</summary>
    public readonly bool IsNull => IsNumber ? !Token.ContainsAnyExcept('0') : Qualifier == MavenQualifier.Release;

    public bool MoveNext()
    {
        if (rest.IsEmpty)
            return false;
        AfterHyphen = hyphenNext;
        Start = all.Length - rest.Length;
        IsNumber = rest[0] is '.' or '-' or (>= '0' and <= '9');
        Token = IsNumber ? VersionText.TakeDigits(ref rest) : TakeWord();
        hyphenNext = !VersionText.Took(ref rest, '.');
        if (hyphenNext)
            _ = VersionText.Took(ref rest, '-');
        return true;
    }

    private ReadOnlySpan<char> TakeWord()
    {
        var end = rest.IndexOfAny(WordEnds);
        return VersionText.Take(ref rest, end < 0 ? rest.Length : end);
    }

    private static MavenQualifier Known(ReadOnlySpan<char> word, bool beforeNumber) =>
        word switch
        {
            "alpha" => MavenQualifier.Alpha,
            "beta" => MavenQualifier.Beta,
            "milestone" => MavenQualifier.Milestone,
            "rc" or "cr" => MavenQualifier.Rc,
            "snapshot" => MavenQualifier.Snapshot,
            "ga" or "final" or "release" => MavenQualifier.Release,
            "sp" => MavenQualifier.Sp,
            "a" when beforeNumber => MavenQualifier.Alpha,
            "b" when beforeNumber => MavenQualifier.Beta,
            "m" when beforeNumber => MavenQualifier.Milestone,
            _ => MavenQualifier.Other,
        };
}
