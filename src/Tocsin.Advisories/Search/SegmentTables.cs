using System.Text;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Search;

/// <summary>The arrays behind a <see cref="SearchSegment"/>.</summary>
internal sealed class SegmentTables
{
    private const int FieldBits = 3;

    private readonly byte[] text;
    private readonly int[] starts;
    private readonly ulong[] letters;
    private readonly int[] postingStarts;
    private readonly int[] postings;

    private SegmentTables(IReadOnlyList<IndexedRecord> records, List<(byte[] Term, List<int> Postings)> terms)
    {
        Records = records;
        text = new byte[terms.Sum(term => term.Term.Length + 1)];
        starts = new int[terms.Count + 1];
        letters = new ulong[terms.Count];
        postingStarts = new int[terms.Count + 1];
        postings = new int[terms.Sum(term => term.Postings.Count)];
        for (var at = 0; at < terms.Count; at++)
        {
            var (term, of) = terms[at];
            term.CopyTo(text, starts[at]);
            text[starts[at] + term.Length] = SearchSegment.Separator;
            starts[at + 1] = starts[at] + term.Length + 1;
            // IDs differ in a digit and mean something else: what only is one is near nothing
            letters[at] = of.Exists(IsWord) ? EditDistance.Letters(term) : 0;
            of.CopyTo(postings, postingStarts[at]);
            postingStarts[at + 1] = postingStarts[at] + of.Count;
        }
    }

    public IReadOnlyList<IndexedRecord> Records { get; }

    /// <summary>How many terms.</summary>
    public int Count => letters.Length;

    /// <summary>Every term, each with a separator behind.</summary>
    public ReadOnlySpan<byte> Text => text;

    public static SegmentTables Of(IReadOnlyList<IndexedRecord> records)
    {
        var terms = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var lower = new char[SearchTerms.Longest];
        var at = 0;
        TermSink add = (term, field) =>
        {
            var key = lower.AsSpan(0, term.ToLowerInvariant(lower));
            if (key.Contains((char)SearchSegment.Separator))
                return;
            if (!lookup.TryGetValue(key, out var of))
                lookup[key] = of = new(1);
            var posting = (at << FieldBits) | (int)field;
            // A title that says a word twice, or prose that says what was said before it: fields come in their order.
            if (of.Count == 0 || of[^1] >> FieldBits != at || (of[^1] != posting && field != SearchField.Details))
                of.Add(posting);
        };
        for (; at < records.Count; at++)
            SearchTerms.Each(records[at], add);
        var sorted = terms.Select(term => (Encoding.UTF8.GetBytes(term.Key), term.Value)).ToList();
        sorted.Sort((left, right) => left.Item1.AsSpan().SequenceCompareTo(right.Item1));
        return new(records, sorted);
    }

    private static bool IsWord(int posting) => Read(posting).Field is SearchField.Package or SearchField.Title;

    public static (int Record, SearchField Field) Read(int posting) =>
        (posting >> FieldBits, (SearchField)(posting & ((1 << FieldBits) - 1)));

    public ReadOnlySpan<byte> Term(int term) => text.AsSpan(starts[term], Length(term));

    public int Length(int term) => starts[term + 1] - starts[term] - 1;

    /// <summary>Where the next term begins.</summary>
    public int End(int term) => starts[term + 1];

    /// <summary>See <see cref="EditDistance.Letters"/>; 0 for a term in which no slip is forgiven.</summary>
    public ulong Letters(int term) => letters[term];

    public ReadOnlySpan<int> Postings(int term) =>
        postings.AsSpan(postingStarts[term], postingStarts[term + 1] - postingStarts[term]);

    /// <summary>The term in which a place of <see cref="Text"/> lies.</summary>
    public int TermAt(int place)
    {
        var at = Array.BinarySearch(starts, place);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The first term that is not before this one.</summary>
    public int FirstFrom(ReadOnlySpan<byte> word)
    {
        int low = 0,
            high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Term(middle).SequenceCompareTo(word) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
