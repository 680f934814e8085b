using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Why something was not done about a member.</summary>
public static class MemberProblems
{
    public static Problem EndsBeforeItBegins { get; } =
        Problem.Invalid("member.ends-before-it-begins", "This would be over already.", "Give an instant to come.");

    public static Problem EndsTooLate { get; } =
        Problem.Invalid("member.ends-too-late", "This is more than two years away.", "Leave the end open instead.");

    public static Problem NotACase { get; } = Problem.Invalid("member.not-a-case", "This is not the number of a case.");

    public static Problem BackTooLate { get; } =
        Problem.Conflict(
            "roll-call.back-too-late",
            "The time in which one click brings you back is over.",
            "Ask a member to propose you for the team."
        );
}
