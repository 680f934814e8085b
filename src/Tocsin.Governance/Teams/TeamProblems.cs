using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Teams;

/// <summary>Why something was not done about a team.</summary>
public static class TeamProblems
{
    public static Problem TooManyOfOneEmployer { get; } =
        Problem.Conflict(
            "team.employer-cap",
            "More members of this team would work for one employer than its rules allow.",
            "Take somebody else in first, or change the rule by a proposal."
        );
}
