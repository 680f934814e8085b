using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>Standing in line: while very many reports come in, the team hears of this one later. Its clocks run from when it was sent.</summary>
public sealed partial class Case
{
    /// <summary>Takes the report out of the line: from here on the team sees it in its queue. Needs no look at any state.</summary>
    public static Decision Admit() => Decision.Of(new ReportAdmitted()).And(Notices.LineMoved);
}

/// <summary>The report stood in line, and does so no more. By the clock, or by the member who took it out.</summary>
public sealed record ReportAdmitted : Entry;
