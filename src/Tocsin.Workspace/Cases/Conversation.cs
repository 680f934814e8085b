using Tocsin.Cases;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>Everything that was written in a case after its report, with who reads it.</summary>
internal static class Conversation
{
    public static IReadOnlyList<Utterance> Of(Case found) => [.. found.History.Select(Of).OfType<Utterance>()];

    private static Utterance? Of(Recorded recorded) =>
        recorded.Entry switch
        {
            MessageWritten entry => Said(recorded, entry.Channel, null, entry.Text),
            InformationAsked entry => Said(recorded, Channel.WithReporter, "Question", entry.Text),
            NotReproduced entry => Said(recorded, Channel.WithReporter, "Not reproducible as reported", entry.Text),
            ReportAccepted entry => Said(recorded, Channel.WithReporter, "Accepted", entry.Text) with
            {
                Cites = entry.Cites ?? [],
            },
            ReportRejected entry => Said(recorded, Channel.WithReporter, "Rejected", entry.Text) with
            {
                Cites = entry.Cites ?? [],
            },
            ReportDeferred entry => Said(recorded, Channel.WithReporter, "Put off", entry.Text),
            SecondLookAsked entry => Said(recorded, Channel.WithReporter, "Asks for a second look", entry.Text),
            RejectionConfirmed entry => Said(recorded, Channel.WithReporter, "Stays rejected", entry.Text),
            ReportWithdrawn entry => Said(recorded, Channel.WithReporter, "Takes the report back", entry.Text),
            FixCheckAsked entry => Said(recorded, Channel.WithReporter, "Does the fix work?", entry.Text),
            FixChecked entry => Said(
                recorded,
                Channel.WithReporter,
                entry.Works ? "The fix works" : "The fix does not work",
                entry.Text ?? new("")
            ),
            ChangesAsked entry => Said(recorded, Channel.Team, "Changes wanted", entry.Text),
            _ => null,
        };

    private static Utterance Said(Recorded recorded, Channel channel, string? what, MessageText? text) =>
        new(recorded.Sequence, recorded.At, recorded.By, channel, what, text);
}

/// <summary>One thing that somebody wrote.</summary>
/// <param name="Sequence">Of its entry in the case.</param>
/// <param name="At">UTC.</param>
/// <param name="Channel">Who reads it.</param>
/// <param name="What">What it came with, in a word; null for a plain message.</param>
/// <param name="Text">Null once redacted.</param>
public sealed record Utterance(
    long Sequence,
    DateTimeOffset At,
    Actor By,
    Channel Channel,
    string? What,
    MessageText? Text
)
{
    /// <summary>The statements that a verdict was given under.</summary>
    public IReadOnlyList<StatementCitation> Cites { get; init; } = [];
}
