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

    public static Problem SteppedBack { get; } =
        Problem.Conflict("member.stepped-back", "This person stepped back from the case.", "Ask somebody else.");

    public static Problem NotHere { get; } =
        Problem.Conflict("member.not-here", "This person was let go and has not come back.", "Ask somebody else.");

    public static Problem OnCaseTooLong { get; } =
        Problem.Invalid(
            "member.on-case-too-long",
            "A case is opened to somebody for 90 days at most.",
            "Decide anew then."
        );

    public static Problem TooManyAsks { get; } =
        new(
            "break-glass.too-many",
            429,
            "You asked for as many cases as anybody may within a day.",
            "Ask again tomorrow, or speak to a member of the response team."
        );

    public static Problem BackTooLate { get; } =
        Problem.Conflict(
            "roll-call.back-too-late",
            "The time in which one click brings you back is over.",
            "Ask a member to propose you for the team."
        );
}
