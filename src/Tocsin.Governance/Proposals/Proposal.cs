using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.Proposals;

/// <summary>
/// Something that a team decides together: without an objection, or by ballot. What came of it is computed once, at the
/// deadline, from what was recorded, and never changes.
/// </summary>
public sealed partial class Proposal : IFolded<Proposal>
{
    /// <summary>The due row that closes it at its deadline; its key is the ID.</summary>
    public const string CloseDue = "proposal";

    /// <summary>The due row that carries out what passed or was escalated; its key is the ID.</summary>
    public const string CarryDue = "carry-proposal";

    /// <summary>The due row that looks whether the team it was escalated to has answered; its key is the ID.</summary>
    public const string AnswerDue = "proposal-answer";

    private readonly List<Objection> objections = [];
    private HashSet<Voter> consulted = [];
    private HashSet<Voter> leftOut = [];

    private Proposal(ProposalId id) => Id = id;

    public ProposalId Id { get; }

    public bool Exists => Subject is not null;

    public ProposalSubject? Subject { get; private set; }

    /// <summary>Null once redacted.</summary>
    public ProposalText? Text { get; private set; }

    /// <summary>Null where it was not a person.</summary>
    public PersonId? Proposer { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    public DecisionRule Rule { get; private set; } = new();

    /// <summary>Who decides.</summary>
    public TeamId Team { get; private set; }

    /// <summary>Whom that team answers to; null at the end of the chain.</summary>
    public TeamId? Above { get; private set; }

    /// <summary>The escalated proposal that this one answers.</summary>
    public ProposalId? Continues { get; private set; }

    /// <summary>When what runs now is over, UTC: the time to object, or the ballot.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Who may object; nobody where it began with a ballot.</summary>
    public IReadOnlyCollection<Voter> Consulted => consulted;

    public IReadOnlyList<Objection> Objections => objections;

    /// <summary>Null while nobody has objected to what passes without objection.</summary>
    public Ballot? Ballot { get; private set; }

    /// <summary>Null until it is decided; then for good.</summary>
    public Outcome? Outcome { get; private set; }

    public bool IsDecided => Outcome is not null;

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether what passed was done, or tried.</summary>
    public bool IsCarriedOut => CarriedOut is not null;

    public ProposalCarriedOut? CarriedOut { get; private set; }

    /// <summary>The proposal by which the team above answers.</summary>
    public ProposalId? AnsweredBy { get; private set; }

    /// <summary>
    /// How it stands. Of a secret ballot null until its deadline has decided it: two looks would tell whose vote came
    /// between, and withdrawing would be a look.
    /// </summary>
    public Tally? Tally => Rule.Secret ? Outcome?.Tally : Ballot?.Count();

    /// <summary>Who voted what; null for a secret ballot, and without one.</summary>
    public IReadOnlyDictionary<Voter, Choice>? Votes => Rule.Secret ? null : Ballot?.Votes;

    public static Proposal Empty(StreamId stream) => new(ProposalId.Parse(stream.Name).Value);

    /// <summary>What this voter has voted, for their own eyes; null: nothing.</summary>
    public Choice? OwnVote(Voter voter) => Ballot?.Votes.TryGetValue(voter, out var choice) == true ? choice : null;

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ProposalCarriedOut entry:
                CarriedOut ??= entry;
                break;
            case ProposalAnswered entry:
                AnsweredBy ??= entry.By;
                break;
            case { } when IsDecided:
                break; // for good
            case ProposalOpened entry:
                Apply(entry, recorded);
                break;
            case BallotOpened entry:
                (Ballot, Deadline) = (new(entry, recorded.At), entry.Deadline);
                break;
            case ObjectionRaised entry:
                objections.Add(new(PersonOf(recorded.By), entry.Text?.Reason, recorded.At));
                break;
            case VoteCast entry:
                Ballot?.Take(entry.Voter, entry.Choice);
                break;
            case VoterRecused entry:
                Ballot?.LeaveOut(entry.Voter);
                consulted.Remove(entry.Voter);
                leftOut.Add(entry.Voter);
                break;
            case ProposalDecided entry:
                (Outcome, DecidedAt) = (entry.Outcome, recorded.At);
                break;
        }
    }

    private void Apply(ProposalOpened entry, Recorded recorded)
    {
        (Subject, Text, Rule) = (entry.Subject, entry.Text, entry.Rule);
        (Team, Above, Continues) = (entry.Team, entry.Above, entry.Continues);
        (Proposer, OpenedAt) = (PersonOf(recorded.By), recorded.At);
        (consulted, leftOut) = ([.. entry.Consulted], [.. entry.LeftOut]);
        Deadline = entry.Deadline ?? recorded.At;
    }

    private static PersonId? PersonOf(Actor actor) => PersonId.Parse(actor.Id).Match<PersonId?>(id => id, _ => null);
}

/// <summary>An objection as it was raised.</summary>
/// <param name="Reason">Null once redacted.</param>
/// <param name="At">UTC.</param>
public sealed record Objection(PersonId? By, string? Reason, DateTimeOffset At);
