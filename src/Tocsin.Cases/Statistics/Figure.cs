namespace Tocsin.Cases.Statistics;

/// <summary>One thing in numbers, made of <see cref="Fewest"/> cases or more.</summary>
/// <param name="MedianDays">Half of the cases took no longer; of an even number the mean of the two in the middle, rounded up.</param>
/// <param name="NinetiethPercentileDays">Nine in ten took no longer (nearest rank).</param>
/// <param name="InTimePercent">How many were done as promised, in whole tens of percent; null: too few were promised anything.</param>
public sealed record Figure(int MedianDays, int NinetiethPercentileDays, int? InTimePercent)
{
    /// <summary>A figure that is made of fewer cases is not there.</summary>
    public const int Fewest = 5;

    /// <summary>Null where it would be made of too few.</summary>
    public static Figure? Of(IEnumerable<Duration?> durations)
    {
        List<Duration> all = [.. durations.OfType<Duration>().OrderBy(duration => duration.Days)];
        if (all.Count < Fewest)
            return null;
        var (low, high) = (all[(all.Count - 1) / 2].Days, all[all.Count / 2].Days);
        var ninth = ((9 * all.Count) + 9) / 10;
        return new((low + high + 1) / 2, all[ninth - 1].Days, Share([.. all.Select(d => d.InTime).OfType<bool>()]));
    }

    // in tens: of the exact share and the number of cases one could tell how many were late
    private static int? Share(List<bool> kept) =>
        kept.Count < Fewest ? null : (int)Math.Round(10.0 * kept.Count(one => one) / kept.Count) * 10;
}
