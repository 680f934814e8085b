using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Governance.Proposals;

/// <summary>The kinds of entry that make a proposal.</summary>
public static class ProposalEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<ProposalOpened>("proposal.opened")
            .Add<ObjectionRaised>("proposal.objection-raised")
            .Add<BallotOpened>("proposal.ballot-opened")
            .Add<VoteCast>("proposal.vote-cast")
            .Add<VoterRecused>("proposal.voter-recused")
            .Add<ProposalDecided>("proposal.decided")
            .Add<ProposalCarriedOut>("proposal.carried-out")
            .Add<ProposalAnswered>("proposal.answered");
}

/// <summary>Somebody proposed something: the entry's actor.</summary>
/// <param name="Rule">As it was at that time; a later change does not touch this proposal.</param>
/// <param name="Team">Who decides.</param>
/// <param name="Above">Whom that team answers to; null at the end of the chain.</param>
/// <param name="Consulted">Who may object; empty where it begins with a ballot.</param>
/// <param name="LeftOut">Who may not, although they are members.</param>
/// <param name="Deadline">The end of the time to object, UTC; null where it begins with a ballot.</param>
/// <param name="Continues">The proposal that was escalated and is answered by this one.</param>
public sealed record ProposalOpened(
    ProposalSubject Subject,
    DecisionRule Rule,
    TeamId Team,
    TeamId? Above,
    IReadOnlyList<Voter> Consulted,
    IReadOnlyList<Voter> LeftOut,
    DateTimeOffset? Deadline,
    ProposalId? Continues = null
) : Entry<ProposalText>;

/// <summary>Somebody objects, with a reason: the entry's actor.</summary>
public sealed record ObjectionRaised : Entry<ReasonText>;

/// <summary>From now on it is voted on.</summary>
/// <param name="Electorate">Who may vote, each once.</param>
/// <param name="LeftOut">Who may not, although they are members: recused, or concerned.</param>
/// <param name="Deadline">UTC.</param>
public sealed record BallotOpened(
    IReadOnlyList<Voter> Electorate,
    IReadOnlyList<Voter> LeftOut,
    DateTimeOffset Deadline
) : Entry;

/// <summary>A vote; it replaces the voter's earlier one.</summary>
public sealed record VoteCast(Voter Voter, Choice Choice) : Entry;

/// <summary>Somebody on the list stepped back while it was open; their vote, if they gave one, is gone.</summary>
public sealed record VoterRecused(Voter Voter) : Entry;

/// <summary>It is over: once, for good.</summary>
public sealed record ProposalDecided(Outcome Outcome) : Entry;

/// <summary>What passed was done, or could not be.</summary>
/// <param name="Refusal">The code of the problem that stood in the way; null: it was done.</param>
public sealed record ProposalCarriedOut(string? Refusal = null) : Entry;

/// <summary>The team that it was escalated to took it up.</summary>
/// <param name="By">Their proposal.</param>
public sealed record ProposalAnswered(ProposalId By) : Entry;

/// <param name="Reason">Why, Markdown.</param>
/// <param name="Detail">What the kind needs in words: an address, a wording, a name; null where it needs none.</param>
/// <param name="Partner">The organisation, where one is to be accepted.</param>
/// <param name="Statement">What a statement of a threat model is to say; null for everything else.</param>
public sealed record ProposalText(
    string Reason,
    string? Detail = null,
    PartnerText? Partner = null,
    StatementText? Statement = null
);
