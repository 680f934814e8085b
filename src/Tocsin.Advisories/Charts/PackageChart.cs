using System.Runtime.InteropServices;
using Tocsin.Advisories.Checks;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Charts;

/// <summary>
/// What advisories affect of one package, drawn against its known versions: every version that some advisory names stands on the
/// axis, in order, at equal distances. Where nobody knows the order there is no axis.
/// </summary>
/// <param name="Bounds">The versions on the axis, ascending; number i stands at i + 1.</param>
/// <param name="Length">The length of the axis: before the first version and behind the last is room for what is not named.</param>
/// <param name="Mark">Where the version stands that was asked about; null where none was, or nobody can order it.</param>
public sealed record PackageChart(
    IReadOnlyList<string> Bounds,
    double Length,
    double? Mark,
    IReadOnlyList<ChartRow> Rows
)
{
    /// <summary>The most stretches that one row draws; a record that lists more single versions is told in words.</summary>
    public const int MostStretches = 300;

    // a version alone is drawn from where it stands to half-way to the next
    private const double Half = 0.5;

    /// <param name="packages">The package in each of its advisories; all of one ecosystem and name.</param>
    /// <param name="version">One to mark, and to say of each row whether it is affected; null for none.</param>
    public static PackageChart Of(IReadOnlyList<AffectedPackage> packages, string? version)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var scheme = packages.Count == 0 ? null : VersionScheme.For(packages[0].Ecosystem);
        var read = packages.Select(package => Reading.Of(package, version)).ToList();
        var texts = new SortedDictionary<VersionKey, string>();
        foreach (var row in read)
            row.Name(texts);
        var places = new Dictionary<VersionKey, int>(texts.Count);
        foreach (var bound in texts.Keys)
            places[bound] = places.Count + 1;
        double? mark =
            version is not null && scheme is not null && scheme.TryParse(version, out var key)
                ? MarkOf(key, [.. texts.Keys])
                : null;
        return new(
            [.. texts.Values],
            texts.Count + 1,
            texts.Count == 0 ? null : mark,
            [.. read.Select(row => row.Row(places))]
        );
    }

    // on a version: just behind it; between two: behind the half that the first has for itself
    private static double MarkOf(VersionKey version, List<VersionKey> bounds)
    {
        var at = bounds.BinarySearch(version);
        return at >= 0 ? at + 1 + (Half / 2) : ~at + Half + (Half / 2);
    }

    private sealed record Reading(AffectedPackage Package, OsvRecord Record, OsvVersions Versions, bool? IsAffected)
    {
        public static Reading Of(AffectedPackage package, string? version)
        {
            var record = package.Record.ReadAll();
            return new(
                package,
                record,
                OsvVersions.Of(package.Ecosystem, FixedVersions.Entries(record, package)),
                version is null
                    ? null
                    : package.Versions.Contain(VersionQuery.Of(VersionScheme.For(package.Ecosystem), version))
            );
        }

        // Too many single versions would be an axis of nothing else.
        private bool DrawsSingles => Versions.Singles.Count <= MostStretches;

        public void Name(SortedDictionary<VersionKey, string> texts)
        {
            foreach (var interval in Versions.Set.Intervals)
            {
                if (interval.Start != VersionKey.Minimum)
                    texts.TryAdd(interval.Start, interval.StartText);
                if (interval.End is { } end)
                    texts.TryAdd(end, interval.EndText ?? "");
            }
            foreach (var single in DrawsSingles ? Versions.Singles : [])
                texts.TryAdd(single.Key, single.Text);
        }

        public ChartRow Row(Dictionary<VersionKey, int> places)
        {
            var stretches = Versions.Set.Intervals.Select(interval => Stretch(interval, places)).ToList();
            foreach (var single in DrawsSingles ? Versions.Singles : [])
            {
                if (!Versions.Set.Contains(single.Key))
                    stretches.Add(new(places[single.Key], places[single.Key] + Half));
            }
            return new(Package, Record, Joined(stretches), IsAffected);
        }

        private static ChartStretch Stretch(VersionInterval interval, Dictionary<VersionKey, int> places)
        {
            var from =
                interval.Start == VersionKey.Minimum ? 0 : places[interval.Start] + (interval.IncludesStart ? 0 : Half);
            var to = interval.End is { } end ? places[end] + (interval.IncludesEnd ? Half : 0) : places.Count + 1;
            return new(from, to);
        }

        // Of listed versions that follow each other on the axis, one stretch.
        private static List<ChartStretch> Joined(List<ChartStretch> stretches)
        {
            var joined = new List<ChartStretch>();
            foreach (var next in stretches.OrderBy(one => one.From))
            {
                if (joined is [.., var last] && next.From - last.To <= Half && IsSingle(next))
                    joined[^1] = last with { To = Math.Max(last.To, next.To) };
                else
                    joined.Add(next);
            }
            return joined;
        }

        private static bool IsSingle(ChartStretch one) => one.To - one.From == Half;
    }
}

/// <summary>One advisory of the chart.</summary>
/// <param name="Record">All of it.</param>
/// <param name="Stretches">What is affected, in places of the axis, ascending.</param>
/// <param name="IsAffected">Of the version that was asked about; null where none was.</param>
public sealed record ChartRow(
    AffectedPackage Package,
    OsvRecord Record,
    IReadOnlyList<ChartStretch> Stretches,
    bool? IsAffected
);

/// <summary>From one place of the axis to another.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartStretch(double From, double To);
