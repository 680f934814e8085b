using Tocsin.Cases;

namespace Tocsin.Workspace.Cases;

/// <summary>Where a case is, in facts: the API's answer to a decision. Instants are UTC.</summary>
/// <param name="State"><c>received</c>, <c>invalid</c>, <c>accepted</c>, <c>closed</c>, …</param>
/// <param name="WaitingFor"><c>team</c>, <c>reporter</c> or <c>nobody</c>.</param>
/// <param name="DraftRevision">0 before the first save.</param>
/// <param name="ApprovedRevision">0 where none is approved; worthless unless it is the draft's.</param>
/// <param name="PlannedAt">When the approved draft will be public; null where nothing is scheduled.</param>
/// <param name="Advisory">The ID of the published advisory; null before.</param>
public sealed record CaseStatus(
    string Number,
    string State,
    string WaitingFor,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? PublishBy,
    string? Cve,
    int DraftRevision,
    bool AwaitsReview,
    int ApprovedRevision,
    DateTimeOffset? PlannedAt,
    string? Advisory
)
{
    /// <summary>By when the reporter was promised the next update; null: none is promised.</summary>
    public DateTimeOffset? UpdateBy { get; private init; }

    public static CaseStatus Of(Case found) =>
        new(
            found.Number.Text,
            Word(found.State),
            Word(found.WaitingFor),
            found.AnswerBy,
            found.PublishBy,
            found.Cve?.Text,
            found.DraftRevision,
            found.AwaitsReview,
            found.ApprovedRevision,
            found.Plan?.At,
            found.Published?.Id.ToString()
        )
        {
            UpdateBy = found.UpdateBy,
        };

    /// <summary>As programs read it: <c>NotAVulnerability</c> is <c>not-a-vulnerability</c>.</summary>
    internal static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => Words.Of(value);
}
