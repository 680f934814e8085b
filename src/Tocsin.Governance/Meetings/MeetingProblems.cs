using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Meetings;

/// <summary>Why something was not done with a meeting or an action.</summary>
public static class MeetingProblems
{
    public static Problem CalledOff { get; } =
        Problem.Conflict("meeting.called-off", "This meeting was called off.", "Plan another one.");

    public static Problem Begun { get; } =
        Problem.Conflict("meeting.begun", "This meeting has begun: it cannot be called off or moved.");

    public static Problem NotBegun { get; } =
        Problem.Conflict("meeting.not-begun", "This meeting has not begun.", "Publish what was said after it was.");

    public static Problem NoMinutes { get; } =
        Problem.Conflict("meeting.no-minutes", "There are no minutes.", "Write and save them first.");

    public static Problem FullAgenda { get; } =
        Problem.Conflict(
            "meeting.full-agenda",
            "Nothing more can be marked for this meeting.",
            "Mark it for the next one."
        );

    public static Problem ActionClosed { get; } =
        Problem.Conflict("action.closed", "This action is closed.", "Open a new one.");

    public static Problem MovedOn(int newest) =>
        Problem.Conflict(
            "meeting.moved-on",
            $"Somebody saved the minutes in the meantime; the newest revision is {newest}.",
            "Look at what they wrote, and start from there."
        );
}
