using System.Globalization;
using System.Text;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveReports;

/// <summary>What a CNA says of a quarter or a year: how many IDs were reserved, published and rejected, and how long it took.</summary>
/// <param name="Quarters">From the first move on, without gaps, the oldest first; UTC.</param>
public sealed record CveReport(IReadOnlyList<CvePeriod> Quarters, IReadOnlyList<CvePeriod> Years)
{
    /// <summary>The first line of <see cref="Csv"/>.</summary>
    public const string CsvHead = "period,reserved,assigned,published,rejected,median_days_to_publish";

    /// <param name="moves">In any order; of several moves of one ID to one place the first counts.</param>
    /// <param name="now">The report ends with its quarter.</param>
    public static CveReport Of(IEnumerable<CveMilestone> moves, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(moves);
        List<CveMilestone> all = [.. moves.OrderBy(m => m.At).DistinctBy(m => (m.Id, m.Kind))];
        if (all.Count == 0)
            return new([], []);
        var assigned = all.Where(m => m.Kind == CveMilestoneKind.Assigned).ToDictionary(m => m.Id, m => m.At);
        var (first, last) = (Quarter(all[0].At), Quarter(now));
        var quarters = Enumerable
            .Range(first, Math.Max(1, last - first + 1))
            .Select(quarter =>
                Period(
                    FormattableString.Invariant($"{quarter / 4} Q{(quarter % 4) + 1}"),
                    all.Where(m => Quarter(m.At) == quarter),
                    assigned
                )
            );
        var years = Enumerable
            .Range(first / 4, Math.Max(1, (last / 4) - (first / 4) + 1))
            .Select(year =>
                Period(
                    year.ToString(CultureInfo.InvariantCulture),
                    all.Where(m => m.At.UtcDateTime.Year == year),
                    assigned
                )
            );
        return new([.. quarters], [.. years]);
    }

    /// <summary>Quarters, then years, as comma-separated values (RFC 4180); days with one decimal, empty where nothing was published.</summary>
    public string Csv() => string.Concat(Rows().Prepend(CsvHead).Select(row => row + "\r\n"));

    /// <summary>The same as Markdown: one table of years, one of quarters.</summary>
    public string Markdown(string programme)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# CVE IDs of {programme}\n");
        foreach (var (title, periods) in new[] { ("By year", Years), ("By quarter", Quarters) })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            text.Append("| Period | Reserved | Assigned | Published | Rejected | Median days to publish |\n");
            text.Append("|---|---:|---:|---:|---:|---:|\n");
            foreach (var row in periods)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {row.Name} | {row.Reserved} | {row.Assigned} | {row.Published} | {row.Rejected} | {row.Days} |\n"
                );
        }
        return text.ToString();
    }

    private IEnumerable<string> Rows() =>
        Quarters
            .Concat(Years)
            .Select(p =>
                FormattableString.Invariant($"{p.Name},{p.Reserved},{p.Assigned},{p.Published},{p.Rejected},{p.Days}")
            );

    private static CvePeriod Period(
        string name,
        IEnumerable<CveMilestone> moves,
        Dictionary<CveId, DateTimeOffset> assigned
    )
    {
        var within = moves.ToList();
        var took = within
            .Where(m => m.Kind == CveMilestoneKind.Published && assigned.ContainsKey(m.Id))
            .Select(m => m.At - assigned[m.Id])
            .Order()
            .ToList();
        return new(
            name,
            Count(CveMilestoneKind.Reserved),
            Count(CveMilestoneKind.Assigned),
            Count(CveMilestoneKind.Published),
            Count(CveMilestoneKind.Rejected),
            took.Count == 0 ? null : (took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2
        );

        int Count(CveMilestoneKind kind) => within.Count(m => m.Kind == kind);
    }

    private static int Quarter(DateTimeOffset at) => (at.UtcDateTime.Year * 4) + ((at.UtcDateTime.Month - 1) / 3);
}

/// <summary>One quarter or year.</summary>
/// <param name="Name"><c>2026 Q1</c> or <c>2026</c>.</param>
/// <param name="ToPublish">The median from assigning to publishing of what was published in it; null where nothing was.</param>
public sealed record CvePeriod(
    string Name,
    int Reserved,
    int Assigned,
    int Published,
    int Rejected,
    TimeSpan? ToPublish
)
{
    /// <summary>The median in days with one decimal; empty where there is none.</summary>
    public string Days => ToPublish is { } took ? took.TotalDays.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
