namespace Tocsin.Cases.Statistics;

/// <summary>How long a case that is closed took. Made only of cases whose advisory is public, or that were rejected.</summary>
/// <param name="ClosedAt">UTC: in that month it counts, and never again.</param>
/// <param name="FirstAnswer">From the report to a verdict or a question.</param>
/// <param name="Verdict">From the report to the first verdict.</param>
/// <param name="Fix">From the verdict that took it on until the last of its vendors had a fix; null where no vendor's fix was kept.</param>
/// <param name="Publication">From the verdict that took it on to the first revision of the advisory; null where there is none.</param>
public sealed record CaseTimes(
    DateTimeOffset ClosedAt,
    Duration? FirstAnswer,
    Duration? Verdict,
    Duration? Fix,
    Duration? Publication
);

/// <summary>How long one thing took.</summary>
/// <param name="Days">Begun days of 24 hours: 1 at the least.</param>
/// <param name="InTime">Whether it was done as promised; null: nothing was promised.</param>
public sealed record Duration(int Days, bool? InTime)
{
    /// <param name="by">By when it was promised, UTC; null: it was not.</param>
    public static Duration Between(DateTimeOffset from, DateTimeOffset to, DateTimeOffset? by = null) =>
        new(Math.Max(1, (int)Math.Ceiling((to - from).TotalDays)), by is null ? null : to <= by);
}
