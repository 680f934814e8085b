namespace Tocsin.Standards.Versions;

/// <summary>
/// Walks the numbers and words of a Packagist version as PHP's version_compare splits it: whatever is neither letter nor
/// digit separates, and so does the change from one to the other. A <c>v</c> before the first number does not count.
/// </summary>
internal ref struct PackagistTokens
{
    private ReadOnlySpan<char> rest;

    public PackagistTokens(ReadOnlySpan<char> text) =>
        rest = text is ['v' or 'V', >= '0' and <= '9', ..] ? text[1..] : text;

    public ReadOnlySpan<char> Token { get; private set; }

    /// <summary>Where the token belongs in the order.</summary>
    public byte Mark { get; private set; }

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            if (TakeToken())
                return true;
            rest = rest[1..];
        }
        return false;
    }

    private bool TakeToken()
    {
        if (VersionText.Took(ref rest, PackagistMarks.Placeholder))
        {
            Mark = PackagistMarks.AnyNumber;
            return true;
        }
        Token = VersionText.TakeDigits(ref rest);
        if (!Token.IsEmpty)
        {
            Mark = PackagistMarks.Number;
            return true;
        }
        Token = VersionText.TakeLetters(ref rest);
        if (Token.IsEmpty)
            return false;
        Mark = PackagistMarks.Of(Token);
        // Composer's branch 1.2.x-dev comes after every release of 1.2.
        if (Token is "x" or "X" && rest.Equals("-dev", StringComparison.OrdinalIgnoreCase))
        {
            Token = PackagistMarks.BranchNumber;
            Mark = PackagistMarks.Number;
        }
        return true;
    }
}
