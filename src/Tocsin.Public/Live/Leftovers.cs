namespace Tocsin.Public.Live;

/// <summary>What making something large leaves behind.</summary>
internal static class Leftovers
{
    private const int Large = 50_000;

    /// <summary>Gives it back at once, where it was made of many records: the process would keep its peak for hours.</summary>
    /// <param name="pausing">Whether everything may stand still for some tenths of a second. Else the collector works beside the others, and gives back less.</param>
    public static void Collect(int records, bool pausing)
    {
        if (records <= Large)
            return;
        if (!pausing)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        else
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
