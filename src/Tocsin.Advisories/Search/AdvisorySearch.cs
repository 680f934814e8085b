using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Search;

/// <summary>
/// Finds advisories by name, ID, alias and words of title and text, and forgives slips of the keyboard in names and titles. Immutable, made from one
/// <see cref="AdvisoryIndex"/>; the next one's costs only what changed, until that is much.
/// </summary>
public sealed class AdvisorySearch
{
    /// <summary>The longest text that is searched for, in UTF-16 units.</summary>
    public const int LongestText = 200;

    /// <summary>The most words of a text that count; further ones are not looked at.</summary>
    public const int MostWords = 8;

    /// <summary>Where fewer than this many advisories have the words as they are written, similar words are tried too.</summary>
    public const int Few = 10;

    /// <summary>The most advisories that one search yields.</summary>
    public const int MostHits = 50_000;

    /// <summary>So many changes are searched beside the rest before everything is gone through anew.</summary>
    internal const int MostRecent = 2_000;

    private readonly SearchSegment all;
    private readonly SearchSegment recent;

    private AdvisorySearch(SearchSegment all, SearchSegment recent) => (this.all, this.recent) = (all, recent);

    /// <summary>Over every record of the index, withdrawn ones too. Some seconds for 200,000 records.</summary>
    public static AdvisorySearch Of(AdvisoryIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return new(SearchSegment.Of(index.Newest), SearchSegment.Of([]));
    }

    /// <summary>The same over another state of the index.</summary>
    public AdvisorySearch Over(AdvisoryIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var known = all.Records.ToHashSet(ReferenceEqualityComparer.Instance);
        var changed = index.Newest.Where(record => !known.Contains(record)).Take(MostRecent + 1).ToList();
        return changed.Count > MostRecent
            ? Of(index)
            : new(all.Without(record => index.Find(record.Id) != record), SearchSegment.Of(changed));
    }

    /// <summary>
    /// Records in which every word of <paramref name="text"/> is found, letters of either case: the whole ID or name before its
    /// beginning, that before its middle, names before titles before the text, the newest first among equals; behind them, where these are
    /// <see cref="Few"/>, those with similar words. A package URL stands for the package. Empty text finds nothing.
    /// </summary>
    public SearchHits Find(string? text)
    {
        var words = SearchWord.Of(text);
        if (words.Count == 0)
            return SearchHits.None;
        var literal = Merged(all.Find(words, similar: false), recent.Find(words, similar: false));
        if (literal.Count >= Few)
            return new(literal, literal.Count);
        var near = Merged(all.Find(words, similar: true), recent.Find(words, similar: true));
        var known = literal.ToHashSet(ReferenceEqualityComparer.Instance);
        return new([.. literal, .. near.Where(record => !known.Contains(record))], literal.Count);
    }

    private static List<IndexedRecord> Merged(List<ScoredRecord> left, List<ScoredRecord> right)
    {
        var merged = new List<IndexedRecord>(Math.Min(left.Count + right.Count, MostHits));
        for (int l = 0, r = 0; (l < left.Count || r < right.Count) && merged.Count < MostHits; )
        {
            var takeLeft = r == right.Count || (l < left.Count && left[l].CompareTo(right[r]) <= 0);
            merged.Add(takeLeft ? left[l++].Record : right[r++].Record);
        }
        return merged;
    }
}

/// <summary>What a search found.</summary>
/// <param name="Records">The best first.</param>
/// <param name="Literal">So many of them, in front, have the words as they were written.</param>
public sealed record SearchHits(IReadOnlyList<IndexedRecord> Records, int Literal)
{
    public static SearchHits None { get; } = new([], 0);
}
