namespace Tocsin.Governance.RollCalls;

/// <summary>
/// Where a member is with being asked whether they are still there. What comes next, and when, is a pure function of this,
/// the rules and the clock; every step counts from when the one before was taken, so a late clock never shortens a period.
/// </summary>
/// <param name="LastHeard">When they last said so, or joined, UTC.</param>
/// <param name="AskedAt">UTC; null while no roll call is open.</param>
/// <param name="RemindedAt">UTC; null before.</param>
/// <param name="HandOverAskedAt">When they were last asked to hand over what holds them back, UTC.</param>
/// <param name="EmeritusAt">When they were let go, UTC.</param>
public sealed record RollCall(
    DateTimeOffset LastHeard,
    DateTimeOffset? AskedAt = null,
    DateTimeOffset? RemindedAt = null,
    DateTimeOffset? HandOverAskedAt = null,
    DateTimeOffset? EmeritusAt = null
)
{
    public bool IsOpen => AskedAt is not null && EmeritusAt is null;

    /// <summary>The step that comes next and when, UTC; null for who was let go.</summary>
    public (RollCallStep Step, DateTimeOffset At)? Next(RollCallRules rules, RollCallHold hold)
    {
        if (EmeritusAt is not null)
            return null;
        if (AskedAt is not { } asked)
            return (RollCallStep.Ask, LastHeard.AddMonths(rules.EveryMonths));
        if (RemindedAt is not { } reminded)
            return (RollCallStep.Remind, asked.AddDays(rules.RemindAfterDays));
        var end = reminded.AddDays(rules.EmeritusAfterDays);
        if (hold == RollCallHold.Nothing)
            return (RollCallStep.LetGo, end);
        return (RollCallStep.AskToHandOver, HandOverAskedAt?.AddDays(rules.HandOverAgainDays) ?? end);
    }

    /// <summary>By when a member who is asked has to answer, at the earliest, UTC; null while none is open.</summary>
    public DateTimeOffset? AnswerBy(RollCallRules rules) =>
        IsOpen ? (RemindedAt ?? AskedAt!.Value.AddDays(rules.RemindAfterDays)).AddDays(rules.EmeritusAfterDays) : null;

    /// <summary>Until when one click brings the member back, UTC; null for who was not let go.</summary>
    public DateTimeOffset? BackUntil(RollCallRules rules) => EmeritusAt?.AddDays(rules.BackWithinDays);
}

/// <summary>What the clock does in a roll call.</summary>
public enum RollCallStep
{
    Ask,
    Remind,
    AskToHandOver,
    LetGo,
}

/// <summary>What must be handed over before a member can be let go.</summary>
public enum RollCallHold
{
    Nothing,

    /// <summary>They own cases that are not closed.</summary>
    OwnsCases,

    /// <summary>They are the last who can keep the installation.</summary>
    LastOperator,
}
