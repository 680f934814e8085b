using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Cases;

/// <summary>All of one case, for programs. Instants are UTC; what was destroyed is null.</summary>
/// <param name="Can">What the caller can do now: <c>accept</c>, <c>write</c>, <c>approve</c>, …</param>
public sealed record CaseResponse(
    CaseStatus Status,
    DateTimeOffset ReceivedAt,
    string? Owner,
    string Embargo,
    DateTimeOffset EmbargoEnds,
    string? RejectedAs,
    ReportBody? Report,
    IReadOnlyList<MessageBody> Messages,
    IReadOnlyList<HistoryItem> History,
    IReadOnlyList<string> Can
)
{
    internal static CaseResponse Of(Case found, Viewer viewer, CaseMoves moves, ActorNames names) =>
        new(
            CaseStatus.Of(found),
            found.ReceivedAt,
            found.Owner?.Text,
            CaseStatus.Word(found.Embargo),
            found.EmbargoEnds,
            found.RejectedAs is { } reason ? CaseStatus.Word(reason) : null,
            found.Report is { } report ? ReportBody.Of(found.Number, report) : null,
            [.. Conversation.Of(found, viewer).Select(said => MessageBody.Of(found.Number, said, names))],
            [
                .. found.History.Select(h => new HistoryItem(
                    h.Sequence,
                    h.At,
                    h.By.Id,
                    names.Of(h.By),
                    HistoryWords.Kind(h.Entry),
                    HistoryWords.Of(h.Entry)
                )),
            ],
            moves.Possible
        );
}

/// <summary>What the reporter wrote.</summary>
public sealed record ReportBody(
    string What,
    string Where,
    string HowToReproduce,
    string? Versions,
    string? Impact,
    string? ProofOfConcept,
    string? Patch,
    string? WhoElseKnows,
    string? Credit,
    string? Contact,
    IReadOnlyList<AttachmentBody> Attachments
)
{
    internal static ReportBody Of(CaseNumber number, ReportText report) =>
        new(
            report.What,
            report.Where,
            report.HowToReproduce,
            report.Versions,
            report.Impact,
            report.ProofOfConcept,
            report.Patch,
            report.WhoElseKnows,
            report.Credit,
            report.Contact,
            AttachmentBody.Of(number, report.Attachments)
        );
}

/// <summary>One message of the conversation.</summary>
/// <param name="By">The person's ID, <c>reporter</c> or <c>tocsin</c>.</param>
/// <param name="Channel"><c>team</c>, <c>with-reporter</c>, <c>vendor-1</c> or <c>everyone</c>: who reads it.</param>
/// <param name="What">What it came with: <c>Accepted</c>; null for a plain message.</param>
/// <param name="Body">Markdown; null once destroyed.</param>
/// <param name="Statements">What a verdict was given under: <c>TM-node-js-3/2</c>.</param>
public sealed record MessageBody(
    long Sequence,
    DateTimeOffset At,
    string By,
    string Name,
    string Channel,
    string? What,
    string? Body,
    IReadOnlyList<AttachmentBody> Attachments,
    IReadOnlyList<string> Statements
)
{
    /// <summary>When its writer changed it last; null: never.</summary>
    public DateTimeOffset? EditedAt { get; private init; }

    /// <summary>What it said before, the oldest first.</summary>
    public IReadOnlyList<FormerBody> Former { get; private init; } = [];

    internal static MessageBody Of(CaseNumber number, Utterance said, ActorNames names) =>
        new(
            said.Sequence,
            said.At,
            said.By.Id,
            names.Of(said.By),
            said.Audience.Text,
            said.What,
            said.Text?.Body,
            AttachmentBody.Of(number, said.Text?.Attachments ?? []),
            [.. said.Cites.Select(cited => cited.Text)]
        )
        {
            EditedAt = said.EditedAt,
            Former = [.. said.Former.Select(former => new FormerBody(former.At, former.Text?.Body))],
        };
}

/// <summary>What a message said until it was changed.</summary>
/// <param name="At">Since when it said so.</param>
/// <param name="Body">Markdown.</param>
public sealed record FormerBody(DateTimeOffset At, string? Body);

/// <param name="Size">Bytes, in clear.</param>
/// <param name="Path">Where it is had, by API.</param>
public sealed record AttachmentBody(string FileId, string Name, long Size, string Path)
{
    internal static IReadOnlyList<AttachmentBody> Of(CaseNumber number, IReadOnlyList<Attachment> attachments) =>
        [
            .. attachments.Select(a => new AttachmentBody(
                a.FileId,
                a.Name,
                a.Size,
                $"/api/cases/{number}/attachments/{a.FileId}"
            )),
        ];
}

/// <summary>One thing that happened.</summary>
/// <param name="Kind">A stable word: <c>report-received</c>.</param>
/// <param name="Words">A sentence.</param>
public sealed record HistoryItem(long Sequence, DateTimeOffset At, string By, string Name, string Kind, string Words);
