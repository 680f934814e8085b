using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>Why something was not done with a challenge.</summary>
public static class ChallengeProblems
{
    public static Problem TakenUp { get; } =
        Problem.Conflict(
            "challenge.taken-up",
            "Somebody opened a proposal for this already.",
            "Take part in that, or propose it without the challenge."
        );

    public static Problem Answered { get; } =
        Problem.Conflict("challenge.answered", "This was answered already.", "Read what was said.");
}
