namespace Tocsin.Cases.Reports;

/// <summary>Where the programme is with a report (Vultron's report management model).</summary>
public enum ReportState
{
    Received,
    Invalid,
    Valid,
    Accepted,
    Deferred,
    Closed,
}

/// <summary>The moves that the model has; any other is refused.</summary>
public static class ReportMoves
{
    private static readonly HashSet<(ReportState From, ReportState To)> Allowed =
    [
        (ReportState.Received, ReportState.Invalid),
        (ReportState.Received, ReportState.Valid),
        (ReportState.Invalid, ReportState.Valid),
        (ReportState.Valid, ReportState.Accepted),
        (ReportState.Valid, ReportState.Deferred),
        (ReportState.Accepted, ReportState.Deferred),
        (ReportState.Deferred, ReportState.Accepted),
        (ReportState.Invalid, ReportState.Closed),
        (ReportState.Accepted, ReportState.Closed),
        (ReportState.Deferred, ReportState.Closed),
    ];

    public static bool CanBecome(this ReportState from, ReportState to) => Allowed.Contains((from, to));
}
