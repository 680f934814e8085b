namespace Tocsin.Standards.Versions;

/// <summary>Takes runs of characters off the front of what is left of a version.</summary>
internal static class VersionText
{
    /// <summary>ASCII digits, perhaps none.</summary>
    public static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return Take(ref rest, end < 0 ? rest.Length : end);
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
