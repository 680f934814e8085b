using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Search;

/// <summary>A record and how well it fits; sorts the best first, among equals the newest.</summary>
internal readonly record struct ScoredRecord(IndexedRecord Record, int Score) : IComparable<ScoredRecord>
{
    public int CompareTo(ScoredRecord other) =>
        other.Score.CompareTo(Score) is var score and not 0 ? score
        : other.Record.Date.CompareTo(Record.Date) is var date and not 0 ? date
        : string.CompareOrdinal(Record.Id, other.Record.Id);
}
