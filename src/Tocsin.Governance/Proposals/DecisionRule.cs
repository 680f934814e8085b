namespace Tocsin.Governance.Proposals;

/// <summary>How something is decided. A proposal keeps the rule under which it was opened.</summary>
public sealed record DecisionRule
{
    public DecisionMethod Method { get; init; } = DecisionMethod.Ballot;

    /// <summary>Days in which an objection can be raised, 1 to 60; of no meaning for a ballot.</summary>
    public int LazyDays { get; init; } = 7;

    /// <summary>Days in which can be voted, 1 to 60; for lazy consensus, once there is an objection.</summary>
    public int BallotDays { get; init; } = 7;

    /// <summary>The share of the electorate that must have voted, abstentions counted, 0 to 1; 0: none.</summary>
    public decimal Quorum { get; init; } = 0.5m;

    public Majority Majority { get; init; } = Majority.Simple;

    /// <summary>Whether only the tally is shown, and only once it is decided.</summary>
    public bool Secret { get; init; }

    public EscalatedWhen Escalates { get; init; } = EscalatedWhen.Never;

    /// <summary>Days in which the team that it was escalated to is expected to answer, 1 to 60.</summary>
    public int AnswerDays { get; init; } = 14;
}

/// <summary>The two ways to decide.</summary>
public enum DecisionMethod
{
    /// <summary>It passes unless somebody objects with a reason; then it becomes a ballot.</summary>
    LazyConsensus,

    Ballot,
}

/// <summary>Of the votes cast, abstentions not counted.</summary>
public enum Majority
{
    /// <summary>More for than against.</summary>
    Simple,

    /// <summary>At least two thirds for.</summary>
    TwoThirds,
}

/// <summary>When the next team of the chain is asked instead of rejecting.</summary>
public enum EscalatedWhen
{
    Never,

    /// <summary>Too few voted.</summary>
    NoQuorum,

    /// <summary>Too few voted, or as many for as against.</summary>
    NoDecision,
}
