namespace Tocsin.Advisories.Search;

/// <summary>What a find is worth. Only the order of the numbers means something.</summary>
internal static class SearchScore
{
    // rows: SearchFit; columns: SearchField
    private static readonly int[,] Worth =
    {
        { 1_000, 900, 800, 60, 20, 8 },
        { 300, 250, 200, 30, 0, 3 },
        { 100, 90, 120, 25, 0, 2 },
        { 80, 70, 60, 10, 0, 0 },
        { 0, 0, 50, 9, 0, 0 },
        { 0, 0, 20, 4, 0, 0 },
    };

    /// <summary>0 where such a find does not count. Of two names that begin alike the shorter is worth more.</summary>
    public static int Of(SearchFit fit, SearchField field, int word, int term)
    {
        var worth = Worth[(int)fit, (int)field];
        return worth == 0 || fit is SearchFit.Whole ? worth : worth + (worth / 2 * word / Math.Max(word, term));
    }
}
