using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Why a case is not opened to the public. None of them changes anything.</summary>
public static class OpeningProblems
{
    public static Problem TooEarly { get; } =
        Problem.Conflict(
            "opening.too-early",
            "A case is opened once its advisory is public, or once it was rejected and closed.",
            "Until then it is a secret."
        );

    public static Problem TellsOfOthers { get; } =
        Problem.Conflict(
            "opening.tells-of-others",
            "What stands here tells of another case.",
            "Take away the link to each case that is no secret any more. A duplicate waits until its original is public."
        );

    public static Problem Waits { get; } =
        Problem.Conflict(
            "opening.waits",
            "Another opening waits for somebody to agree.",
            "Agree to it, or drop it first."
        );

    public static Problem Nothing { get; } =
        Problem.Conflict(
            "opening.nothing",
            "Nothing is proposed to be opened.",
            "Choose what stays sealed, and propose it."
        );

    public static Problem Own { get; } =
        Problem.Forbidden(
            "opening.own",
            "Who proposed to open a case does not agree to it as well.",
            "Ask another triager to look at the preview."
        );

    public static Problem ReporterHasTime { get; } =
        Problem.Conflict(
            "opening.reporter-has-time",
            "The reporter was told, and still has time to say something against it.",
            "Agree when the week is over."
        );
}
