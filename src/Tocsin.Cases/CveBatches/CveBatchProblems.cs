using Tocsin.Standards.Problems;

namespace Tocsin.Cases.CveBatches;

/// <summary>The refusals of a table of advisories.</summary>
public static class CveBatchProblems
{
    public static Problem Running { get; } =
        Problem.Conflict("cve-batch.running", "A table is being applied.", "Wait until it is done, or stop it.");

    public static Problem NothingToPropose { get; } =
        Problem.Faulty([new("beginning", "No public advisory without a CVE ID matches.")]);

    public static Problem NotProposed { get; } =
        Problem.Conflict("cve-batch.not-proposed", "There is no table to review or apply.", "Propose one.");

    public static Problem NothingTaken { get; } =
        Problem.Conflict("cve-batch.nothing-taken", "No row is taken.", "Review the rows first.");

    public static Problem OtherThanSeen(int taken) =>
        Problem.Conflict(
            "cve-batch.other-than-seen",
            $"Meanwhile {taken:N0} rows are taken, other than you were shown.",
            "Look at them again."
        );

    /// <summary>The public document is not the one that was reviewed.</summary>
    public static Problem Changed { get; } =
        Problem.Conflict(
            "cve-batch.changed",
            "The advisory was changed since it was reviewed, or is gone.",
            "Propose it anew."
        );
}
