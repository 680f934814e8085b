using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Refusals about verdicts and what a reporter does.</summary>
public static partial class CaseProblems
{
    public static Problem SameTriager { get; } =
        Problem.Forbidden(
            "case.same-triager",
            "You rejected this report, so the second look is not yours.",
            "Another triager has to look."
        );

    public static Problem SecondLookGiven { get; } =
        Problem.Conflict(
            "case.second-look-given",
            "A second look was asked for already; there is one.",
            "If you know more, write to the team: it is read."
        );

    public static Problem NoSecondLook { get; } =
        Problem.Conflict(
            "case.no-second-look",
            "There is nothing here to look at a second time, or the time for it is over.",
            "If you know more, write to the team: it is read."
        );

    public static Problem SecondLookAsked { get; } =
        Problem.Conflict(
            "case.second-look-asked",
            "The reporter asked for a second look.",
            "Somebody who did not reject it has to look first."
        );

    public static Problem CannotMerge { get; } =
        Problem.Conflict(
            "case.cannot-merge",
            "Only a report that was not judged yet, and into which none was merged, is merged into another.",
            "Look at the case again."
        );

    public static Problem NoOriginal { get; } =
        Problem.Invalid(
            "case.no-original",
            "That case was rejected or merged itself, or it is this one.",
            "Name the case that was reported first."
        );

    public static Problem TooManyDuplicates { get; } =
        Problem.Conflict(
            "case.too-many-duplicates",
            $"A case takes {Case.MostDuplicates} reports that tell the same.",
            "Reject the report as a duplicate without merging it."
        );

    public static Problem NotWithdrawn { get; } =
        Problem.Invalid(
            "case.not-withdrawn",
            "Its reporter did not withdraw this report.",
            "Choose the reason that comes closest."
        );

    public static Problem NothingToWithdraw { get; } =
        Problem.Conflict(
            "case.nothing-to-withdraw",
            "This report is judged or public: there is nothing to take back.",
            "If something is wrong with it, write to the team."
        );

    public static Problem CreditIsPublic { get; } =
        Problem.Conflict(
            "case.credit-is-public",
            "The advisory is public with the credit as it was.",
            "Write to the team, and it is corrected in the open."
        );

    public static Problem FixCheckAsked { get; } =
        Problem.Conflict("case.fix-check-asked", "The reporter was asked already and has not answered.");

    public static Problem FixCheckNotAsked { get; } =
        Problem.Conflict(
            "case.fix-check-not-asked",
            "Nobody asks whether the fix works.",
            "Write to the team instead."
        );

    public static Problem SecondLookOpen(DateTimeOffset until) =>
        Problem.Conflict(
            "case.second-look-open",
            $"The reporter can ask for a second look until {until.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}.",
            "Close it then; nothing is owed here until they ask."
        );
}
