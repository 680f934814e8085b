using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>
/// Somebody from outside says that a statement is wrong. Their words are sealed as a report is: they may not see that they describe a
/// vulnerability, and nothing of them is public unless a member quotes it.
/// </summary>
public sealed class Challenge : IFolded<Challenge>
{
    /// <summary>The due row that tells the team; its key is the ID.</summary>
    public const string ReceivedDue = "challenge";

    /// <summary>The due row that sends the answer to whoever left a contact; its key is the ID.</summary>
    public const string AnswerDue = "challenge-answer";

    private Challenge(ChallengeId id) => Id = id;

    public ChallengeId Id { get; }

    public bool Exists { get; private set; }

    public StatementId Statement { get; private set; }

    /// <summary>Null once redacted.</summary>
    public ChallengeText? Text { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The ID of the proposal that a member opened for it; null: none yet.</summary>
    public string? Proposal { get; private set; }

    /// <summary>What the team says to it; null before, and once redacted.</summary>
    public ReasonText? Answer { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether anybody of the team has done something about it.</summary>
    public bool IsOpen => Proposal is null && AnsweredAt is null;

    public static Challenge Empty(StreamId stream) => new(ChallengeId.Parse(stream.Name).Value);

    /// <summary>The first entry. Needs no look at any state.</summary>
    public static Decision Receive(ChallengeId id, StatementId statement, ChallengeText text) =>
        Decision
            .Of(new ChallengeReceived(statement) { Text = text })
            .And(new DueRow(ReceivedDue, id.Text, DateTimeOffset.UnixEpoch));

    /// <summary>A proposal was opened because of it.</summary>
    public Result<Decision> TakeUp(string proposal) =>
        Proposal is not null ? ChallengeProblems.TakenUp : Decision.Of(new ChallengeTakenUp(proposal));

    /// <summary>Says why the statement stands, or what became of it; once. It is sent where a contact was left.</summary>
    public Result<Decision> Reply(ReasonText answer)
    {
        if (AnsweredAt is not null)
            return ChallengeProblems.Answered;
        var decided = Decision.Of(new ChallengeAnswered { Text = answer });
        return Text?.Contact is null ? decided : decided.And(new DueRow(AnswerDue, Id.Text, DateTimeOffset.UnixEpoch));
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ChallengeReceived entry:
                (Exists, Statement, Text, ReceivedAt) = (true, entry.Statement, entry.Text, recorded.At);
                break;
            case ChallengeTakenUp entry:
                Proposal ??= entry.Proposal;
                break;
            case ChallengeAnswered entry:
                (Answer, AnsweredAt) = (entry.Text, recorded.At);
                break;
        }
    }
}
