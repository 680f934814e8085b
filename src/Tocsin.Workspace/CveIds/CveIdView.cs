using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;

namespace Tocsin.Workspace.CveIds;

/// <summary>One ID as its page shows it.</summary>
/// <param name="ReplacedBy">Where it is rejected: what to use instead.</param>
/// <param name="Reason">Where it is rejected: why.</param>
/// <param name="ServiceKnows">Where it is rejected: whether the service was told.</param>
/// <param name="Known">Where somebody changed the record at the service: what we sent, JSON.</param>
/// <param name="Theirs">What is there in its place, JSON.</param>
/// <param name="Moves">What happened to it, in order.</param>
public sealed record CveIdView(
    PooledId Id,
    IReadOnlyList<string> ReplacedBy,
    string? Reason,
    bool? ServiceKnows,
    string? Known,
    string? Theirs,
    IReadOnlyList<CveMoveView> Moves
)
{
    internal static CveIdView Of(ReservedCve id, SentCveRecord record, Viewer.Member viewer) =>
        new(
            PooledId.Of(id, viewer),
            [.. (id.Rejection?.ReplacedBy ?? []).Select(by => by.Text)],
            id.Rejection?.Reason,
            id.Rejection?.Told,
            record.Theirs is null ? null : record.Known ?? (record.Tried is [.., var last] ? last : ""),
            record.Theirs,
            [.. id.Moves.Select(move => new CveMoveView(move.At, move.By.Id, CveMoveView.Words(move.Entry)))]
        );
}

/// <param name="At">UTC.</param>
/// <param name="By">A person's ID, or <c>tocsin</c>.</param>
/// <param name="What">A sentence.</param>
public sealed record CveMoveView(DateTimeOffset At, string By, string What)
{
    /// <summary>An entry of an ID as a sentence.</summary>
    public static string Words(Entry entry) =>
        entry switch
        {
            CveIdsAdded => "Typed in by an operator.",
            CveIdsReserved => "Reserved at the CVE programme.",
            CveIdAssigned => "Given to a case.",
            CveIdGiven given => $"Given to the public advisory {given.Advisory}.",
            CveIdDisclosed disclosed =>
                $"The advisory {disclosed.Advisory} went out, revision {disclosed.Revision} of the document.",
            CveIdPublished { Revision: var revision } => $"Its record is out, as of revision {revision}.",
            CveIdSeen seen => $"Found in public, in {seen.Where}, before we had disclosed anything.",
            CveIdHeld held => $"Could not be sent ({held.Code}).",
            CveIdRejected => "Rejected.",
            CveRejectionTold => "The CVE programme knows that it is rejected.",
            CveIdRestored restored => $"Not rejected after all: {restored.Text?.Reason ?? "the reason was destroyed"}",
            _ => "Something happened that this version has no words for.",
        };
}
