namespace Tocsin.Public.Live;

/// <summary>What making something large leaves behind.</summary>
internal static class Leftovers
{
    private const int Large = 50_000;

    /// <summary>Gives it back at once, where it was made of many records: the process would keep its peak for hours.</summary>
    /// <param name="serving">Whether somebody may be waiting for an answer: then the collector works beside them, and gives back less.</param>
    public static void Collect(int records, bool serving)
    {
        if (records <= Large)
            return;
        if (serving)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        else
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
