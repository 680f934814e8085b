using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;

namespace Tocsin.Governance.Proposals;

/// <summary>What is proposed. Facts only: an address, a name, a wording is in the proposal's text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "about")]
[JsonDerivedType(typeof(JoinTeam), "join-team")]
[JsonDerivedType(typeof(LeaveTeam), "leave-team")]
[JsonDerivedType(typeof(InviteExpert), "invite-expert")]
[JsonDerivedType(typeof(ChangePolicy), "change-policy")]
[JsonDerivedType(typeof(ChangeStatement), "change-statement")]
[JsonDerivedType(typeof(AcceptPartner), "accept-partner")]
[JsonDerivedType(typeof(ExtendEmbargo), "extend-embargo")]
[JsonDerivedType(typeof(Sanction), "sanction")]
public abstract record ProposalSubject
{
    [JsonIgnore]
    public abstract ProposalKind Kind { get; }

    /// <summary>Whom it is about: they have no vote on themselves.</summary>
    [JsonIgnore]
    public virtual PersonId? Concerns => null;

    /// <summary>The number of the case that it is about: who stepped back from that has no vote.</summary>
    [JsonIgnore]
    public virtual string? ConcernsCase => null;

    /// <summary>The person becomes a member of the team.</summary>
    public sealed record JoinTeam(PersonId Person, TeamId Team) : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.JoinTeam;
        public override PersonId? Concerns => Person;
    }

    /// <summary>The person is a member of the team no more.</summary>
    public sealed record LeaveTeam(PersonId Person, TeamId Team) : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.LeaveTeam;
        public override PersonId? Concerns => Person;
    }

    /// <summary>Somebody from outside joins one case. The text's detail is their address.</summary>
    /// <param name="Days">For so long from the decision on, 1 to 90.</param>
    public sealed record InviteExpert(string Case, int Days) : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.InviteExpert;
        public override string ConcernsCase => Case;
    }

    /// <summary>A policy is worded anew. The text's detail is the wording.</summary>
    /// <param name="Name">Of the policy, lower-case words joined by hyphens.</param>
    /// <param name="After">The newest version that there was of an agreement of this name; null where there is none of it here.</param>
    public sealed record ChangePolicy(string Name, int? After = null) : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.ChangePolicy;
    }

    /// <summary>
    /// A threat model gets a statement, or one of its statements is worded anew or retired. The text has what it says then, or
    /// as its detail why it is retired.
    /// </summary>
    /// <param name="Number">Of the statement; null for a new one.</param>
    /// <param name="After">The newest version that the writer saw; 0 for a new one.</param>
    /// <param name="Statement">What it is to be; null: it is retired.</param>
    public sealed record ChangeStatement(ProductSlug Product, int? Number, int After, StatementKind? Statement)
        : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.ChangeStatement;

        /// <summary>Null for a new one.</summary>
        [JsonIgnore]
        public StatementId? Id => Number is { } number ? new StatementId(Product, number) : null;

        /// <summary>As the threat model takes it.</summary>
        /// <param name="text">What people wrote; null once redacted.</param>
        /// <param name="proposal">The ID of the proposal.</param>
        public StatementChange With(ProposalText? text, string proposal) =>
            new(
                Number,
                After,
                Statement,
                text?.Statement,
                Statement is null && text?.Detail is { } why ? new ReasonText(why) : null,
                proposal
            );
    }

    /// <summary>An organisation is told before the public. The text's detail is its name.</summary>
    public sealed record AcceptPartner : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.AcceptPartner;
    }

    /// <summary>The embargo of a case ends later.</summary>
    /// <param name="Until">The new end, UTC.</param>
    public sealed record ExtendEmbargo(string Case, DateTimeOffset Until) : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.ExtendEmbargo;
        public override string ConcernsCase => Case;
    }

    /// <summary>The person answers for a breach.</summary>
    /// <param name="Until">The end of a suspension, UTC; null: without an end, and for every other measure.</param>
    public sealed record Sanction(PersonId Person, SanctionMeasure Measure, DateTimeOffset? Until = null)
        : ProposalSubject
    {
        public override ProposalKind Kind => ProposalKind.Sanction;
        public override PersonId? Concerns => Person;
    }
}

/// <summary>What can be proposed.</summary>
public enum ProposalKind
{
    JoinTeam,
    LeaveTeam,
    InviteExpert,
    ChangePolicy,
    ChangeStatement,
    AcceptPartner,
    ExtendEmbargo,
    Sanction,
}

/// <summary>The consequences of a breach, the mildest first.</summary>
public enum SanctionMeasure
{
    Warning,
    Suspension,
    Removal,
}
