using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.CveIds;

/// <summary>The refusals of the ledger of IDs.</summary>
public static class CveProblems
{
    public static Problem PoolEmpty { get; } =
        Problem.Conflict(
            "cve.pool-empty",
            "No CVE ID is left to assign.",
            "Ask an operator to reserve more, or to type in IDs that were reserved for the programme."
        );

    public static Problem NotFree(CveId id) =>
        Problem.Conflict("cve.not-free", $"{id} is not in the pool, or not free.", "Take one that the pool offers.");

    public static Problem AmountOutOfRange { get; } =
        Problem.Conflict(
            "cve.amount",
            $"One to {CvePool.MostAtOnce:N0} IDs can be reserved at once, in no sequence at most {CvePool.MostNonsequential}.",
            "Ask for fewer."
        );

    public static Problem ReservationOpen { get; } =
        Problem.Conflict(
            "cve.reservation-open",
            "An earlier reservation got no answer, and is being looked for.",
            "Wait some minutes and look at the IDs again."
        );

    public static Problem ReplacedByItself { get; } =
        Problem.Invalid("cve.replaced-by-itself", "An ID does not replace itself.", "Name another one, or none.");

    public static Problem IsRejected(CveId id) =>
        Problem.Conflict("cve.rejected", $"{id} is rejected.", "Look at it again.");

    public static Problem NotRejected(CveId id) =>
        Problem.Conflict("cve.not-rejected", $"{id} is not rejected.", "Look at it again.");

    public static Problem RejectedForGood(CveId id) =>
        Problem.Conflict("cve.rejected-for-good", $"{id} was of a case: its rejection stands.", "Use another ID.");

    public static Problem NotForPractice { get; } =
        Problem.Conflict(
            "cve.not-for-practice",
            "A made-up ID does not go into an advisory that is public already.",
            "Set a real account at CVE Services, or type in IDs that were reserved."
        );

    public static Problem TellsTooMuch { get; } =
        Problem.Faulty([
            new(
                "reason",
                "This becomes public while the case is secret, and may tell what the case is about. Choose a neutral reason."
            ),
        ]);

    public static Problem YearNotOver(int year) =>
        Problem.Conflict(
            "cve.year-not-over",
            $"{year} is not over: what is unused would be reserved again at once.",
            "Reject single IDs until then."
        );

    public static Problem MoreThanSeen(int year, int unused) =>
        Problem.Conflict(
            "cve.more-than-seen",
            $"Meanwhile {unused:N0} IDs of {year} are unused, more than you were shown.",
            "Look at them again."
        );

    public static Problem NotAssigned(CveId id) =>
        Problem.Conflict("cve.not-assigned", $"{id} is of no case.", "Assign it first.");

    public static Problem NotDisclosed(CveId id) =>
        Problem.Conflict(
            "cve.not-disclosed",
            $"Nothing is public of {id} yet.",
            "Its record goes out after the advisory, never before."
        );
}
