using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Drafting;

/// <summary>The refusals of sharing a draft and of what is said about it.</summary>
public static class DraftProblems
{
    public static Problem TeamReadsIt { get; } =
        Problem.Faulty([
            new("with", "Say with whom it is shared: with-reporter, vendor-1 or everyone. The team reads it as it is."),
        ]);

    // the same where there is no draft at all
    public static Problem NotSharedWithYou { get; } =
        Problem.Conflict("draft.not-shared-with-you", "No draft is shared with you now.", "Write to the team.");

    public static Problem NotShared { get; } =
        Problem.Conflict(
            "draft.not-shared",
            "The draft is not shared with them.",
            "Share it first, or write to the team or in the conversation."
        );

    public static Problem TooMany { get; } =
        Problem.Conflict(
            "draft.too-many-remarks",
            $"A case keeps {Case.MostRemarks} comments, suggestions and answers about its draft.",
            "Write in the conversation."
        );

    public static Problem TooManyOpen { get; } =
        Problem.Conflict(
            "draft.too-many-open",
            $"{Case.MostOpenSuggestions} suggestions wait for an answer already.",
            "Wait for the team, or take one back."
        );

    public static Problem Settled { get; } =
        Problem.Conflict("draft.settled", "This suggestion was decided, or taken back.", "Look at it again.");

    public static Problem NotYours { get; } =
        Problem.Forbidden("draft.not-yours", "Only who made a suggestion takes it back.", "Answer it instead.");

    /// <param name="revision">That the suggestion was made for.</param>
    public static Problem NoLongerFits(int revision) =>
        Problem.Conflict(
            "draft.no-longer-fits",
            $"The field was changed since revision {revision}, for which this was suggested.",
            "Take over by hand what still holds, and decline it with a word about that."
        );

    /// <param name="revision">That is shared with them now.</param>
    public static Problem ReadAnew(int revision) =>
        Problem.Conflict(
            "draft.newer-shared",
            $"Revision {revision} is shared with you now.",
            "What you wrote is still here. Read the newer revision, and send it again if it still holds."
        );
}
