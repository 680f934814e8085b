using System.Globalization;
using Tocsin.Governance.Proposals;
using Tocsin.Web.Components;
using Tocsin.Workspace.Teams;
using Choice = Tocsin.Governance.Proposals.Choice;

namespace Tocsin.Workspace.Proposals;

/// <summary>Proposals in words, for pages.</summary>
internal static class ProposalWords
{
    /// <summary>What is proposed, in one line.</summary>
    public static string Title(ProposalSubject subject, Roster roster) =>
        subject switch
        {
            ProposalSubject.JoinTeam join => $"{roster.NameOf(join.Person)} joins {roster.NameOf(join.Team)}",
            ProposalSubject.LeaveTeam leave => $"{roster.NameOf(leave.Person)} leaves {roster.NameOf(leave.Team)}",
            ProposalSubject.InviteExpert expert => $"An expert for {expert.Case}, for {expert.Days} days",
            ProposalSubject.ChangePolicy policy => $"A new wording of the policy {policy.Name}",
            ProposalSubject.ChangeStatement { Id: null } added => $"A new statement about {added.Product}",
            ProposalSubject.ChangeStatement { Statement: null } retired => $"{retired.Id} is retired",
            ProposalSubject.ChangeStatement statement => $"A new wording of {statement.Id}",
            ProposalSubject.AcceptPartner => "An early-access partner",
            ProposalSubject.ExtendEmbargo extension =>
                $"The embargo of {extension.Case} lasts until {Instant(extension.Until)}",
            ProposalSubject.Sanction { Measure: SanctionMeasure.Warning } warning =>
                $"A warning for {roster.NameOf(warning.Person)}",
            ProposalSubject.Sanction { Measure: SanctionMeasure.Suspension, Until: { } until } suspension =>
                $"{roster.NameOf(suspension.Person)} is suspended until {Instant(until)}",
            ProposalSubject.Sanction { Measure: SanctionMeasure.Suspension } suspension =>
                $"{roster.NameOf(suspension.Person)} is suspended without an end",
            ProposalSubject.Sanction removal => $"{roster.NameOf(removal.Person)} is removed from every team",
            _ => "Something that this version has no words for",
        };

    public static string State(Proposal p) =>
        p.Outcome switch
        {
            { Kind: OutcomeKind.Passed } => "passed",
            { Kind: OutcomeKind.Escalated } => "escalated",
            { Because: RejectionCause.Withdrawn } => "withdrawn",
            { } => "rejected",
            null => p.Ballot is null ? "open to objections" : "being voted on",
        };

    public static Tone ToneOf(Proposal p) =>
        p.Outcome switch
        {
            { Kind: OutcomeKind.Passed } => Tone.Good,
            { Kind: OutcomeKind.Escalated } => Tone.Warn,
            { } => Tone.Quiet,
            null => Tone.Accent,
        };

    /// <summary>Why it did not pass, as a sentence.</summary>
    public static string? Because(Outcome outcome) =>
        outcome.Because switch
        {
            RejectionCause.NoQuorum => "Too few of those who could vote did.",
            RejectionCause.NoMajority => "The majority that it needs was not reached.",
            RejectionCause.Tie => "As many were for it as against it, which changes nothing.",
            RejectionCause.Withdrawn => "Whoever proposed it took it back.",
            _ => null,
        };

    /// <summary>How it is decided, as a sentence.</summary>
    public static string Rule(Proposal p)
    {
        var rule = p.Rule;
        var majority = rule.Majority == Majority.TwoThirds ? "two thirds of the votes" : "more votes for than against";
        var quorum = rule.Quorum > 0 ? $", if at least {rule.Quorum:P0} of those who may vote do" : "";
        var ballot = $"{majority}{quorum}; a tie changes nothing";
        return rule.Method == DecisionMethod.LazyConsensus && p.Ballot is null
            ? $"It passes unless somebody objects. With an objection it is voted on for {rule.BallotDays} days: {ballot}."
            : $"It passes with {ballot}.";
    }

    public static string Of(Choice choice) =>
        choice switch
        {
            Choice.For => "for",
            Choice.Against => "against",
            _ => "abstained",
        };

    /// <summary>Whose voice it is.</summary>
    public static string Of(Voter voter, Roster roster) =>
        voter == Voter.Reporters
            ? "The reporters, together"
            : roster.NameOf(Governance.People.PersonId.Parse(voter.Text).Value);

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
