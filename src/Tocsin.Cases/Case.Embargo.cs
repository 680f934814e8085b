using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>How long it is kept silent.</summary>
public sealed partial class Case
{
    /// <summary>The most days by which one extension moves the end.</summary>
    public const int MostExtensionDays = 90;

    /// <summary>
    /// Moves the latest day of publication to a later one: only while a fix is being developed, which is from the verdict
    /// until a publication is decided. That a ballot decided so is for the caller to have made sure of.
    /// </summary>
    /// <param name="until">UTC.</param>
    public Result<Decision> ExtendEmbargo(DateTimeOffset until, DateTimeOffset now)
    {
        if (Plan is not null || Published is not null)
            return CaseProblems.FixIsReady;
        if (State != ReportState.Accepted || Embargo != EmbargoState.Active || PublishBy is not { } ends)
            return CaseProblems.NotAccepted;
        if (until <= ends || until <= now)
            return CaseProblems.EmbargoNotLater;
        if (until > (ends > now ? ends : now).AddDays(MostExtensionDays))
            return CaseProblems.EmbargoTooLong;
        return Decision.Of(new EmbargoExtended(until)).And(Notices.ToReporter(Number)).And(Notices.ToTriagers(Number));
    }
}
