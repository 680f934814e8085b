using System.Buffers;
using System.Numerics;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Search;

/// <summary>
/// The terms of some records, each once, sorted, in one array of bytes, with the records that have them. About 100 bytes a
/// record for real advisories. What is within a term is found by scanning that array: it is a few megabytes.
/// </summary>
internal sealed class SearchSegment
{
    /// <summary>Stands behind every term and in none.</summary>
    public const byte Separator = (byte)'\n';

    private readonly SegmentTables tables;
    private readonly Func<IndexedRecord, bool>? isGone;

    private SearchSegment(SegmentTables tables, Func<IndexedRecord, bool>? isGone) =>
        (this.tables, this.isGone) = (tables, isGone);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<IndexedRecord> Records => tables.Records;

    /// <param name="newest">The newest first.</param>
    public static SearchSegment Of(IReadOnlyList<IndexedRecord> newest) => new(SegmentTables.Of(newest), null);

    /// <summary>The same, blind for what is gone or was replaced.</summary>
    public SearchSegment Without(Func<IndexedRecord, bool> gone) => new(tables, gone);

    /// <summary>Records that have every word, the best first.</summary>
    public List<ScoredRecord> Find(IReadOnlyList<SearchWord> words, bool similar)
    {
        var count = tables.Records.Count;
        if (count == 0)
            return [];
        var (total, found) = (ArrayPool<int>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        total.AsSpan(0, count).Clear();
        foreach (var word in words)
        {
            found.AsSpan(0, count).Clear();
            Score(word, similar, found);
            for (var at = 0; at < count; at++)
                total[at] = found[at] == 0 || total[at] < 0 ? -1 : total[at] + found[at];
        }
        var hits = Best(total.AsSpan(0, count));
        ArrayPool<int>.Shared.Return(total);
        ArrayPool<int>.Shared.Return(found);
        return hits;
    }

    // Records are the newest first: a key of score and place sorts as ScoredRecord does, and much faster.
    private List<ScoredRecord> Best(ReadOnlySpan<int> total)
    {
        var keys = new List<ulong>();
        for (var at = 0; at < total.Length; at++)
        {
            if (total[at] > 0 && isGone?.Invoke(tables.Records[at]) != true)
                keys.Add(((ulong)(uint)(int.MaxValue - total[at]) << 32) | (uint)at);
        }
        keys.Sort();
        return
        [
            .. keys.Take(AdvisorySearch.MostHits)
                .Select(key => new ScoredRecord(tables.Records[(int)(uint)key], int.MaxValue - (int)(uint)(key >> 32))),
        ];
    }

    private void Score(SearchWord word, bool similar, int[] found)
    {
        if (word.Utf8.Length < SearchWord.ShortestWithin)
            Beginnings(word, found);
        else
            Scan(word, found);
        if (similar && word.Slips > 0)
            Similar(word, found);
    }

    private void Beginnings(SearchWord word, int[] found)
    {
        for (var term = tables.FirstFrom(word.Utf8); term < tables.Count; term++)
        {
            var text = tables.Term(term);
            if (!text.StartsWith(word.Utf8))
                return;
            Put(term, text.Length == word.Utf8.Length ? SearchFit.Whole : SearchFit.Beginning, word, found);
        }
    }

    private void Scan(SearchWord word, int[] found)
    {
        var text = tables.Text;
        for (var from = 0; text[from..].IndexOf(word.Utf8) is >= 0 and var offset; )
        {
            var term = tables.TermAt(from + offset);
            Put(term, Fit(tables.Term(term), word.Utf8), word, found);
            from = tables.End(term);
        }
    }

    private static SearchFit Fit(ReadOnlySpan<byte> term, ReadOnlySpan<byte> word)
    {
        if (term.StartsWith(word))
            return term.Length == word.Length ? SearchFit.Whole : SearchFit.Beginning;
        for (var from = 0; term[from..].IndexOf(word) is >= 0 and var offset; from += offset + 1)
        {
            var before = term[from + offset - 1];
            if (!char.IsAsciiLetterOrDigit((char)before) && before < 128)
                return SearchFit.Part;
        }
        return SearchFit.Within;
    }

    private void Similar(SearchWord word, int[] found)
    {
        var (letters, most) = (EditDistance.Letters(word.Utf8), word.Slips);
        for (var term = 0; term < tables.Count; term++)
        {
            if (
                tables.Letters(term) == 0
                || Math.Abs(tables.Length(term) - word.Utf8.Length) > most
                || BitOperations.PopCount(letters ^ tables.Letters(term)) > 2 * most
            )
                continue;
            var slips = EditDistance.Of(tables.Term(term), word.Utf8, most);
            if (slips > 0 && slips <= most)
                Put(term, slips == 1 ? SearchFit.OneSlip : SearchFit.TwoSlips, word, found);
        }
    }

    private void Put(int term, SearchFit fit, SearchWord word, int[] found)
    {
        foreach (var posting in tables.Postings(term))
        {
            var (at, field) = SegmentTables.Read(posting);
            var score = SearchScore.Of(fit, field, word.Utf8.Length, tables.Length(term));
            if (score > found[at])
                found[at] = score;
        }
    }
}
