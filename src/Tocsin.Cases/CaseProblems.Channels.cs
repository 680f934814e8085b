using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>The refusals of the conversation.</summary>
public static partial class CaseProblems
{
    public static Problem NotYourMessage { get; } =
        Problem.Forbidden(
            "message.not-yours",
            "Only who wrote a message changes it, and what came with a decision stays as it was said.",
            "Write another message that says what is right."
        );

    public static Problem TextIsDestroyed { get; } =
        Problem.Conflict("message.destroyed", "This text was destroyed.", "Nothing of it is left.");

    public static Problem TooManyEdits { get; } =
        Problem.Conflict(
            "message.too-many-edits",
            $"A message is changed at most {Case.MostEdits} times.",
            "Write another message."
        );

    public static Problem RedactionAskedAlready { get; } =
        Problem.Conflict(
            "redaction.asked-already",
            "Somebody has asked already that this text be destroyed.",
            "The team has yet to decide."
        );

    public static Problem NoRedactionAsked { get; } =
        Problem.Conflict(
            "redaction.not-asked",
            "Nobody waits for this text to be destroyed.",
            "Look at the case again."
        );

    public static Problem NothingToSplit { get; } =
        Problem.Conflict(
            "case.nothing-to-split",
            "A report that was rejected or closed is not split.",
            "What is new comes in as a report of its own."
        );

    public static Problem TooManyParts { get; } =
        Problem.Conflict("case.too-many-parts", $"A report is split into at most {Case.MostParts} more.");

    public static Problem IsThere { get; } =
        Problem.Conflict("case.is-there", "The case is about this package already.", "Name another.");

    public static Problem NoVerdict { get; } =
        Problem.Conflict("precedent.no-verdict", "There is no verdict here with a reason.", "Judge the report first.");

    public static Problem UnderEmbargo { get; } =
        Problem.Conflict(
            "precedent.under-embargo",
            "Of what is kept silent nothing is told, in no form.",
            "Wait until the embargo is over and, if it is a vulnerability, its advisory is public."
        );

    public static Problem NoPrecedent { get; } =
        Problem.Conflict("precedent.none", "No precedent of this case waits for a second person.", "Look at it again.");

    public static Problem OwnPrecedent { get; } =
        Problem.Forbidden(
            "precedent.four-eyes",
            "Who wrote a precedent does not publish it alone.",
            "Ask another triager to read and confirm it."
        );

    public static Problem RedactionNeedsTwo { get; } =
        Problem.Forbidden(
            "redaction.needs-two",
            "This takes the owner of the case, or two people.",
            "Ask for it, so that the owner or another triager destroys the text."
        );
}
