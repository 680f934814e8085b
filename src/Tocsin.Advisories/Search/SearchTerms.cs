using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Search;

/// <summary>Takes a record apart into what it can be found by.</summary>
internal static class SearchTerms
{
    /// <summary>The longest term, in UTF-16 units; what is longer is cut.</summary>
    public const int Longest = 200;

    private const int MostAliases = 50;
    private const int MostPackages = 200;
    private const int ShortestOfDetails = 3;
    private const int LongestOfDetails = 40;

    /// <summary>So many words of the prose are looked at.</summary>
    public const int MostOfDetails = 1_000;

    /// <summary>Hands every term, as it is written, to <paramref name="each"/>. One may come twice.</summary>
    public static void Each(IndexedRecord record, TermSink each)
    {
        each(record.Id, SearchField.Id);
        foreach (var alias in record.Aliases.Take(MostAliases))
            each(Cut(alias), SearchField.Alias);
        foreach (var package in record.Affected.Take(MostPackages))
        {
            each(Cut(package.Name), SearchField.Package);
            each(Base(package.Ecosystem), SearchField.Ecosystem);
        }
        var title = record.Title.AsSpan();
        foreach (var range in title.SplitAny(" \t\u00a0"))
        {
            var word = Trimmed(title[range]);
            if (word.Length > 0)
                each(word, SearchField.Title);
        }
        Details(record, each);
    }

    // Of the prose whole words only: addresses and code would be found by nobody and are most of what there is.
    private static void Details(IndexedRecord record, TermSink each)
    {
        var details = RecordDetails.Of(record.Body.Span).AsSpan();
        var left = MostOfDetails;
        foreach (var range in details.SplitAny(" \t\r\n\u00a0/()[]`*\"<>"))
        {
            var word = Trimmed(details[range]);
            if (word.Length is < ShortestOfDetails or > LongestOfDetails)
                continue;
            if (left-- == 0)
                return;
            each(word, SearchField.Details);
        }
    }

    /// <summary>Without the quotation marks, brackets and full stops around it; npm's @ and what is within stay.</summary>
    public static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> word)
    {
        while (word.Length > 0 && !char.IsLetterOrDigit(word[0]) && word[0] is not ('@' or '_' or '$'))
            word = word[1..];
        while (word.Length > 0 && !char.IsLetterOrDigit(word[^1]) && word[^1] is not ('_' or '$' or '+' or '#'))
            word = word[..^1];
        return Cut(word);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) => text.Length <= Longest ? text : text[..Longest];

    private static ReadOnlySpan<char> Base(ReadOnlySpan<char> ecosystem)
    {
        var colon = ecosystem.IndexOf(':');
        return Cut(colon < 0 ? ecosystem : ecosystem[..colon]);
    }
}

/// <summary>Takes one term of a record.</summary>
internal delegate void TermSink(ReadOnlySpan<char> term, SearchField field);
