using Tocsin.Cases;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>
/// What queues and access checks need of a case, projected in the transaction of its entries. Every column is plain and on
/// the list of <see cref="PlainColumns"/>, but for the sealed summary.
/// </summary>
internal sealed class CaseRow
{
    public required string Number { get; init; }

    /// <summary>The sequence of the entry that it was projected from.</summary>
    public long Sequence { get; set; }

    public ReportState State { get; set; }

    public WaitingFor WaitingFor { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset? AnswerBy { get; set; }

    public DateTimeOffset? PublishBy { get; set; }

    public DateTimeOffset? PlannedAt { get; set; }

    public bool AwaitsReview { get; set; }

    /// <summary>Whether an exception that was made waits for somebody to look at it.</summary>
    public bool ExceptionOpen { get; set; }

    public string? Owner { get; set; }

    /// <summary>Sealed under the key of the case's stream: what the queue shows in words.</summary>
    public byte[] Summary { get; set; } = [];
}
