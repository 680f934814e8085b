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
        First(entry => entry is InformationAsked or NotReproduced or ReportAccepted or ReportRejected) is { } answered
            ? Duration.Between(ReceivedAt, answered.At, (History[0].Entry as ReportReceived)?.AnswerBy)
            : null;

    private Duration? VerdictTime() =>
        First(entry => entry is ReportAccepted or ReportRejected) is { } judged
            ? Duration.Between(ReceivedAt, judged.At)
            : null;

    private Duration? FixTime()
    {
        var ready = History.LastOrDefault(h => h.Entry is VendorMoved { Step: CaseEvent.FixReady });
        return Published is not null && Accepted() is { } accepted && ready is not null
            ? Duration.Between(accepted.At, ready.At)
            : null;
    }

    private Duration? PublicationTime()
    {
        if (Published is not { First: var published } || Accepted() is not { } accepted)
            return null;
        var extended = History.LastOrDefault(h => h.Entry is EmbargoExtended && h.At <= published)?.Entry;
        var by = (extended as EmbargoExtended)?.Until ?? ((ReportAccepted)accepted.Entry).PublishBy;
        return Duration.Between(accepted.At, published, by);
    }

    private Recorded? Accepted() => History.LastOrDefault(h => h.Entry is ReportAccepted);

    private Recorded? First(Func<Entry, bool> which) => History.FirstOrDefault(h => which(h.Entry));
}
