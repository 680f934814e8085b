using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Clocks;

/// <summary>Why a clock is not set or stopped.</summary>
public static class ClockProblems
{
    /// <summary>The furthest day by which an update is promised, in days.</summary>
    public const int FurthestUpdate = 90;

    public static Problem RunsOn { get; } =
        Problem.Conflict(
            "case.clock-runs-on",
            "By the rules of the programme this stops no clock.",
            "Judge the report, or ask the reporter for what is missing."
        );

    public static Problem UpdateOutOfRange { get; } =
        Problem.Faulty([
            new("nextUpdate", $"Promise a day from today on, and no more than {FurthestUpdate} days ahead."),
        ]);

    public static Problem UpdateToReporter { get; } =
        Problem.Faulty([new("nextUpdate", "The next update is promised to the reporter: write to them.")]);
}
