namespace Tocsin.Standards.Versions;

/// <summary>Takes runs of characters off the front of what is left of a version.</summary>
internal static class VersionText
{
    /// <summary>How many ASCII digits stand in front. A loop: there are few, and span searches only pay for many.</summary>
    public static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }

    /// <summary>Whether there is no digit but 0; so of none.</summary>
    public static bool IsZero(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
            if (c != '0')
                return false;
        return true;
    }

    /// <summary>ASCII digits, perhaps none.</summary>
    public static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        return Take(ref rest, CountDigits(rest));
    }

    /// <summary>ASCII letters, perhaps none.</summary>
    public static ReadOnlySpan<char> TakeLetters(scoped ref ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && char.IsAsciiLetter(rest[end]))
            end++;
        return Take(ref rest, end);
    }

    public static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    /// <summary>Takes the character if it is in front.</summary>
    public static bool Took(scoped ref ReadOnlySpan<char> rest, char c)
    {
        if (rest.IsEmpty || rest[0] != c)
            return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>Takes the word, in whatever case, if it is in front.</summary>
    public static bool TookWord(scoped ref ReadOnlySpan<char> rest, ReadOnlySpan<char> word)
    {
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        rest = rest[word.Length..];
        return true;
    }
}
