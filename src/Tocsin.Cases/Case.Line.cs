using Tocsin.Cases.Access;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Standing in line: while very many reports come in, the team hears of this one later. Its clocks run from when it was sent.</summary>
public sealed partial class Case
{
    /// <summary>The clock takes the report out of the line: from here on the team sees it in its queue.</summary>
    public static Decision Admit() => Decision.Of(new ReportAdmitted()).And(Notices.LineMoved);

    /// <summary>A member takes it out of the line, before its turn.</summary>
    public Result<Decision> Admit(Viewer.Member by) => MayJudge(by) is { } refused ? refused : Admit();
}

/// <summary>The report stood in line, and does so no more. By the clock, or by the member who took it out.</summary>
public sealed record ReportAdmitted : Entry;
