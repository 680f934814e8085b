using Tocsin.Cases;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Storage;

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

    public string? Owner { get; set; }

    /// <summary>Sealed under the key of the case's stream: what the queue shows in words.</summary>
    public byte[] Summary { get; set; } = [];
}

/// <summary>The receipt of a report, as a keyed hash: whoever holds it reads answers and writes back.</summary>
internal sealed class ReceiptRow
{
    public required string Number { get; init; }

    public required byte[] Hash { get; set; }
}

/// <summary>A sealed file: an attachment, or one that waits for its report to be accepted.</summary>
internal sealed class FileRow
{
    public required string Id { get; init; }

    /// <summary>The case it belongs to; null while it waits.</summary>
    public string? Number { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is thrown away if no case has claimed it by then.</summary>
    public required DateTimeOffset KeptUntil { get; set; }

    /// <summary>Bytes as sealed; what the budget counts.</summary>
    public long Size { get; set; }
}

/// <summary>One sealed chunk of a file.</summary>
internal sealed class FileChunkRow
{
    public required string FileId { get; init; }

    public required int Index { get; init; }

    public required byte[] Bytes { get; init; }
}
