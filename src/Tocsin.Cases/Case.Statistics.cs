using Tocsin.Cases.States;
using Tocsin.Cases.Statistics;
using Tocsin.Cases.Vendors;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>How long it took, once there is nothing to hide any more.</summary>
public sealed partial class Case
{
    /// <summary>When it was closed, UTC; null before.</summary>
    public DateTimeOffset? ClosedAt => History.LastOrDefault(h => h.Entry is CaseClosed)?.At;

    /// <summary>
    /// What the public statistics count of it. Null for every case that is not closed, or whose end is neither a public advisory nor a
    /// rejection: there might be something to hide still.
    /// </summary>
    public CaseTimes? Times =>
        ClosedAt is { } closed && (Published is not null || RejectedAs is not null)
            ? new(closed, FirstAnswerTime(), VerdictTime(), FixTime(), PublicationTime())
            : null;

    private Duration? FirstAnswerTime() =>
        First(entry => entry is InformationAsked or NotReproduced || IsVerdict(entry)) is { } answered
            ? Duration.Between(ReceivedAt, answered.At, (History[0].Entry as ReportReceived)?.AnswerBy)
            : null;

    private Duration? VerdictTime() => First(IsVerdict) is { } judged ? Duration.Between(ReceivedAt, judged.At) : null;

    private Duration? FixTime()
    {
        var ready = History.LastOrDefault(h => h.Entry is VendorMoved { Step: CaseEvent.FixReady });
        return Published is not null && TakenOn() is { } accepted && ready is not null
            ? Duration.Between(accepted.At, ready.At)
            : null;
    }

    private Duration? PublicationTime()
    {
        if (Published is not { First: var published } || TakenOn() is not { } accepted)
            return null;
        var extended = History.LastOrDefault(h => h.Entry is EmbargoExtended && h.At <= published)?.Entry;
        var by =
            (extended as EmbargoExtended)?.Until
            ?? (accepted.Entry as ReportAccepted)?.PublishBy
            ?? ((ReportDeferred)accepted.Entry).PublishBy;
        return Duration.Between(accepted.At, published, by);
    }

    // put off or not, the clock of publication begins with that verdict
    private Recorded? TakenOn() => First(entry => entry is ReportAccepted or ReportDeferred);

    private static bool IsVerdict(Entry entry) => entry is ReportAccepted or ReportRejected or ReportDeferred;

    private Recorded? First(Func<Entry, bool> which) => History.FirstOrDefault(h => which(h.Entry));
}
