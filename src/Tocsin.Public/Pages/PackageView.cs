using Tocsin.Advisories.Charts;
using Tocsin.Web.Components;

namespace Tocsin.Public.Pages;

/// <summary>A package and its advisories, ready to be drawn.</summary>
/// <param name="Version">The one that was asked about, or null.</param>
public sealed record PackageView(string Ecosystem, string Name, string? Version, PackageChart Chart)
{
    private const int MostTicks = 7;
    private const int LongestLabel = 11;

    /// <summary>Whether there is an order, and so something to draw.</summary>
    public bool HasAxis => Chart.Bounds.Count > 0;

    /// <summary>As many versions as can be read beside each other.</summary>
    public IReadOnlyList<RangeTick> Ticks()
    {
        var count = Chart.Bounds.Count;
        var shown = Math.Min(count, MostTicks);
        return
        [
            .. Enumerable
                .Range(0, shown)
                .Select(n => shown == 1 ? 0 : n * (count - 1) / (shown - 1))
                .Select((bound, n) => new RangeTick(Share(bound + 1), Label(Chart.Bounds[bound]), IsMinor(n, shown))),
        ];
    }

    public IReadOnlyList<RangeSpan> Spans(ChartRow row) =>
        [.. row.Stretches.Select(stretch => new RangeSpan(Share(stretch.From), Share(stretch.To)))];

    public double Share(double place) => place / Chart.Length * 100;

    private static string Label(string version) =>
        version.Length <= LongestLabel ? version : version[..(LongestLabel - 1)] + "…";

    // on a phone: the ends and the middle
    private static bool IsMinor(int n, int shown) => shown > 3 && n != 0 && n != shown - 1 && n != shown / 2;
}
