namespace Tocsin.Advisories.Matching;

/// <summary>Finds advisories by a word of their ID, alias, package or title.</summary>
public static class AdvisorySearch
{
    /// <summary>The longest text that is searched for, in UTF-16 units.</summary>
    public const int LongestText = 200;

    /// <summary>
    /// Records in which every word of <paramref name="text"/> occurs, letters of either case, the newest first. Empty text:
    /// all. Walks the index; what it yields costs, not what it holds back.
    /// </summary>
    public static IEnumerable<IndexedRecord> Search(this AdvisoryIndex index, string? text)
    {
        ArgumentNullException.ThrowIfNull(index);
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? index.Newest
            : index.Newest.Where(record => Array.TrueForAll(words, word => Says(record, word)));
    }

    private static bool Says(IndexedRecord record, string word)
    {
        if (Holds(record.Id, word) || Holds(record.Title, word))
            return true;
        foreach (var alias in record.Aliases)
        {
            if (Holds(alias, word))
                return true;
        }
        foreach (var package in record.Affected)
        {
            if (Holds(package.Name, word))
                return true;
        }
        return false;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
