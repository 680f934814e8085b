using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.ThreatModels;

/// <summary>The kinds of entry of a threat model's stream, and of a challenge's.</summary>
public static class ThreatModelEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<StatementWritten>("threat-model.statement-written")
            .Add<StatementRetired>("threat-model.statement-retired")
            .Add<ChallengeReceived>("challenge.received")
            .Add<ChallengeTakenUp>("challenge.taken-up")
            .Add<ChallengeAnswered>("challenge.answered");
}

/// <summary>A statement says this from now on.</summary>
/// <param name="Number">From 1, without gaps: the first version of a number makes the statement.</param>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="Proposal">The ID of the proposal that passed; null where it was adopted at the beginning.</param>
public sealed record StatementWritten(int Number, int Version, StatementKind Kind, string? Proposal = null)
    : Entry<StatementText>;

/// <summary>A statement is in force no more. It is kept with its number.</summary>
/// <param name="Proposal">The ID of the proposal that passed.</param>
public sealed record StatementRetired(int Number, string? Proposal = null) : Entry<ReasonText>;

/// <summary>Somebody from outside says that a statement is wrong.</summary>
public sealed record ChallengeReceived(StatementId Statement) : Entry<ChallengeText>;

/// <summary>A member opened a proposal because of it.</summary>
/// <param name="Proposal">Its ID.</param>
public sealed record ChallengeTakenUp(string Proposal) : Entry;

/// <summary>The team says why the statement stands, or what became of it.</summary>
public sealed record ChallengeAnswered : Entry<ReasonText>;
