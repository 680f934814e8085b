using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>How each kind of proposal is decided: settings of the programme, with defaults.</summary>
public sealed record DecisionRules
{
    private const int MostDays = 60;

    private static readonly DecisionRule Lazy = new() { Method = DecisionMethod.LazyConsensus };

    // silence must neither remove a person, nor let an outsider in, nor keep the public waiting
    private static readonly ProposalKind[] NeverInSilence =
    [
        ProposalKind.AcceptPartner,
        ProposalKind.ExtendEmbargo,
        ProposalKind.Sanction,
    ];

    public static DecisionRules Default { get; } = new();

    public DecisionRule JoinTeam { get; init; } = Lazy with { Escalates = EscalatedWhen.NoQuorum };

    public DecisionRule LeaveTeam { get; init; } = Lazy with { Majority = Majority.TwoThirds };

    public DecisionRule InviteExpert { get; init; } = Lazy with { LazyDays = 2, BallotDays = 2 };

    public DecisionRule ChangePolicy { get; init; } =
        Lazy with
        {
            LazyDays = 14,
            BallotDays = 14,
            Escalates = EscalatedWhen.NoDecision,
        };

    public DecisionRule ChangeStatement { get; init; } =
        Lazy with
        {
            LazyDays = 14,
            BallotDays = 14,
            Escalates = EscalatedWhen.NoDecision,
        };

    public DecisionRule AcceptPartner { get; init; } = new() { BallotDays = 14, Majority = Majority.TwoThirds };

    /// <summary>One vote each triager, one the reporters together; a tie, like silence, keeps the day.</summary>
    public DecisionRule ExtendEmbargo { get; init; } = new() { BallotDays = 3, Quorum = 0 };

    public DecisionRule Sanction { get; init; } =
        new()
        {
            Majority = Majority.TwoThirds,
            Secret = true,
            Escalates = EscalatedWhen.NoDecision,
        };

    public DecisionRule For(ProposalKind kind) =>
        kind switch
        {
            ProposalKind.JoinTeam => JoinTeam,
            ProposalKind.LeaveTeam => LeaveTeam,
            ProposalKind.InviteExpert => InviteExpert,
            ProposalKind.ChangePolicy => ChangePolicy,
            ProposalKind.ChangeStatement => ChangeStatement,
            ProposalKind.AcceptPartner => AcceptPartner,
            ProposalKind.ExtendEmbargo => ExtendEmbargo,
            _ => Sanction,
        };

    /// <summary>Everything that is wrong with the settings, by their paths: <c>JoinTeam.Quorum</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        foreach (var kind in Enum.GetValues<ProposalKind>())
            Check(kind, For(kind), $"{kind}.", faults);
        return faults.Faults;
    }

    internal static void Check(ProposalKind kind, DecisionRule rule, string path, FaultCollector faults)
    {
        Days($"{path}{nameof(rule.LazyDays)}", rule.LazyDays, faults);
        Days($"{path}{nameof(rule.BallotDays)}", rule.BallotDays, faults);
        Days($"{path}{nameof(rule.AnswerDays)}", rule.AnswerDays, faults);
        if (rule.Quorum is < 0 or > 1)
            faults.Add($"{path}{nameof(rule.Quorum)}", "A quorum is a share of 0 to 1.");
        if (!Enum.IsDefined(rule.Method))
            faults.Add($"{path}{nameof(rule.Method)}", "This way to decide is unknown.");
        else if (rule.Method == DecisionMethod.LazyConsensus && NeverInSilence.Contains(kind))
            faults.Add($"{path}{nameof(rule.Method)}", "This is decided by ballot: silence is not enough for it.");
        if (!Enum.IsDefined(rule.Majority))
            faults.Add($"{path}{nameof(rule.Majority)}", "This majority is unknown.");
        if (!Enum.IsDefined(rule.Escalates))
            faults.Add($"{path}{nameof(rule.Escalates)}", "This occasion to escalate is unknown.");
        else if (rule.Escalates != EscalatedWhen.Never && kind == ProposalKind.ExtendEmbargo)
            faults.Add($"{path}{nameof(rule.Escalates)}", "A tie keeps the day: nobody else is asked.");
    }

    private static void Days(string path, int days, FaultCollector faults)
    {
        if (days is < 1 or > MostDays)
            faults.Add(path, $"Give 1 to {MostDays} days.");
    }
}
