using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>Everything that was written in a case after its report, with who reads it.</summary>
internal static class Conversation
{
    /// <summary>What <paramref name="viewer"/> may read of it.</summary>
    public static IReadOnlyList<Utterance> Of(Case found, Viewer viewer) =>
        [.. found.MessagesFor(viewer).Select(message => Of(message))];

    private static Utterance Of(Message message) =>
        new(message, What(message.Entry))
        {
            Cites = message.Entry switch
            {
                ReportAccepted accepted => accepted.Cites ?? [],
                ReportRejected rejected => rejected.Cites ?? [],
                _ => [],
            },
        };

    private static string? What(Entry entry) =>
        entry switch
        {
            InformationAsked => "Question",
            NotReproduced => "Not reproducible as reported",
            ReportAccepted => "Accepted",
            ReportRejected => "Rejected",
            ReportDeferred => "Put off",
            SecondLookAsked => "Asks for a second look",
            RejectionConfirmed => "Stays rejected",
            ReportWithdrawn => "Takes the report back",
            FixCheckAsked => "Does the fix work?",
            FixChecked { Works: true } => "The fix works",
            FixChecked => "The fix does not work",
            ChangesAsked => "Changes wanted",
            IRemark remark => RemarkWords.Heading(remark),
            _ => null,
        };
}

/// <summary>One thing that somebody wrote.</summary>
/// <param name="What">What it came with, in a word; null for a plain message.</param>
public sealed record Utterance(Message Message, string? What)
{
    /// <summary>Of its entry in the case.</summary>
    public long Sequence => Message.Sequence;

    /// <summary>UTC.</summary>
    public DateTimeOffset At => Message.At;

    public Actor By => Message.By;

    public Audience Audience => Message.Audience;

    /// <summary>Null once destroyed.</summary>
    public MessageText? Text =>
        // whoever said only whether the fix works said nothing that could be destroyed
        Message is { Text: null, IsDestroyed: false, Entry: FixChecked }
            ? new("")
            : Message.Text;

    /// <summary>When its writer changed it last, UTC; null: never.</summary>
    public DateTimeOffset? EditedAt => Message.EditedAt;

    /// <summary>What it said before, the oldest first.</summary>
    public IReadOnlyList<FormerText> Former => Message.Former;

    /// <summary>The statements that a verdict was given under.</summary>
    public IReadOnlyList<StatementCitation> Cites { get; init; } = [];
}
