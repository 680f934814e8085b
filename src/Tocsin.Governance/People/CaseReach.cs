namespace Tocsin.Governance.People;

/// <summary>How far into the cases something opens the door.</summary>
public enum CaseReach
{
    /// <summary>No case.</summary>
    None,

    /// <summary>Need to know: the cases, or the cases of the release, that one was put on.</summary>
    ByCase,

    /// <summary>Every case of the team.</summary>
    EveryCase,
}

/// <summary>Which duties have anything to do with cases; all others never open one, whatever a team's rules say.</summary>
public static class CaseReaches
{
    /// <summary>The furthest that a duty can reach.</summary>
    public static CaseReach Furthest(this Duty duty) =>
        duty switch
        {
            Duty.Triager => CaseReach.EveryCase,
            Duty.Releaser => CaseReach.ByCase,
            _ => CaseReach.None,
        };
}
