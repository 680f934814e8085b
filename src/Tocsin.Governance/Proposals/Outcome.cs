using Tocsin.Governance.People;

namespace Tocsin.Governance.Proposals;

/// <summary>What became of a proposal, for good.</summary>
/// <param name="Because">Why not; null for what passed.</param>
/// <param name="To">The team that it was escalated to.</param>
/// <param name="AnswerBy">By when that team is expected to answer, UTC.</param>
/// <param name="Tally">Null where there was no ballot.</param>
public sealed record Outcome(
    OutcomeKind Kind,
    RejectionCause? Because = null,
    TeamId? To = null,
    DateTimeOffset? AnswerBy = null,
    Tally? Tally = null
)
{
    /// <summary>What the rule makes of a count.</summary>
    /// <param name="above">The next team of the chain; null at its end.</param>
    internal static Outcome Of(DecisionRule rule, Tally tally, int electorate, TeamId? above, DateTimeOffset now)
    {
        if (Refusal(rule, tally, electorate) is not { } cause)
            return new(OutcomeKind.Passed, Tally: tally);
        var asksAbove =
            (rule.Escalates != EscalatedWhen.Never && cause == RejectionCause.NoQuorum)
            || (rule.Escalates == EscalatedWhen.NoDecision && cause == RejectionCause.Tie);
        return asksAbove && above is { } team
            ? new(OutcomeKind.Escalated, cause, team, now.AddDays(rule.AnswerDays), tally)
            : new(OutcomeKind.Rejected, cause, Tally: tally);
    }

    private static RejectionCause? Refusal(DecisionRule rule, Tally tally, int electorate)
    {
        if (electorate == 0 || tally.Cast < rule.Quorum * electorate)
            return RejectionCause.NoQuorum;
        if (tally.For == tally.Against)
            return RejectionCause.Tie;
        var enough =
            rule.Majority == Majority.TwoThirds
                ? 3 * tally.For >= 2 * (tally.For + tally.Against)
                : tally.For > tally.Against;
        return enough ? null : RejectionCause.NoMajority;
    }
}

/// <summary>The ends that a proposal can come to.</summary>
public enum OutcomeKind
{
    Passed,
    Rejected,

    /// <summary>The next team of the chain is asked.</summary>
    Escalated,
}

/// <summary>Why a proposal did not pass.</summary>
public enum RejectionCause
{
    NoQuorum,
    NoMajority,

    /// <summary>As many for as against, none of either included: it changes nothing.</summary>
    Tie,

    /// <summary>By whoever proposed it.</summary>
    Withdrawn,
}
