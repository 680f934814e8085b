namespace Tocsin.Advisories.Search;

/// <summary>How a word that was searched for stands to a term of a record.</summary>
internal enum SearchFit
{
    Whole,
    Beginning,

    /// <summary>At the beginning of a part: <c>pad</c> in <c>left-pad</c>.</summary>
    Part,
    Within,

    /// <summary>One slip away: a letter too many, too few, another, or two exchanged.</summary>
    OneSlip,
    TwoSlips,
}
