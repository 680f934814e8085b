using System.Globalization;
using Tocsin.Cases.States;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Refusals about vendors, silence and what happened outside.</summary>
public static partial class CaseProblems
{
    public static Problem NothingToKeep { get; } =
        Problem.Conflict(
            "embargo.nothing-to-keep",
            "It is public, or exploited in public: there is nothing to keep silent about.",
            "Publish the advisory as soon as it is right."
        );

    public static Problem EmbargoOver { get; } =
        Problem.Conflict(
            "embargo.over",
            "The embargo is over, or none can begin here.",
            "Publish the advisory; an embargo that ended never begins again."
        );

    public static Problem NoEmbargo { get; } =
        Problem.Conflict("embargo.none", "No embargo is proposed or in force here.", "Look at the case again.");

    public static Problem TooManyProposals { get; } =
        Problem.Conflict(
            "embargo.too-many-proposals",
            $"A case takes {Case.MostEmbargoProposals} proposals.",
            "Answer one of those that are open."
        );

    public static Problem AttacksForbid { get; } =
        Problem.Conflict(
            "embargo.attacks-observed",
            "Attacks were seen: no embargo begins, and none becomes longer.",
            "End it, or propose an earlier end."
        );

    public static Problem SameEnd { get; } =
        Problem.Conflict("embargo.same-end", "That is the end that is in force.", "Propose another instant.");

    public static Problem NoSuchProposal { get; } =
        Problem.Conflict("embargo.no-such-proposal", "This proposal is not open.", "Look at the case again.");

    public static Problem OwnProposal { get; } =
        Problem.Conflict(
            "embargo.own-proposal",
            "Whoever proposes something has agreed to it.",
            "The others have to answer."
        );

    public static Problem ShorterFirst { get; } =
        Problem.Conflict(
            "embargo.shorter-first",
            "A shorter embargo is proposed too, and the shorter is taken first.",
            "Answer the shorter one; this one then stays as a wish to change it."
        );

    public static Problem NothingAsked { get; } =
        Problem.Conflict(
            "embargo.nothing-asked",
            "Nobody asks whether to end this embargo.",
            "Look at the case again."
        );

    public static Problem NoSuchParty { get; } =
        Problem.Invalid(
            "embargo.no-such-party",
            "Nobody of this name is asked to keep silent here.",
            "Choose the reporter or a vendor that was told."
        );

    public static Problem NoSuchVendor { get; } =
        Problem.Conflict("vendor.none", "There is no such vendor on this case.", "Look at the case again.");

    public static Problem ImportTooLong { get; } =
        Problem.Invalid(
            "import.too-long",
            $"What was said there is longer than {Case.LongestImport:N0} characters.",
            "Take what matters along by hand."
        );

    public static Problem NoSuchFixLine { get; } =
        Problem.Conflict("fix.none", "There is no such release line on this case.", "Look at the fix again.");

    public static Problem TooManyFixLines { get; } =
        Problem.Conflict(
            "fix.too-many",
            $"A case keeps {Case.MostFixLines} release lines.",
            "Put lines that get the same version together."
        );

    public static Problem FixIsReleased { get; } =
        Problem.Conflict(
            "fix.released",
            "This line's fix is released, and stays so.",
            "If the fix is not whole, write down the next version as a line of its own."
        );

    public static Problem TooManyVendors { get; } =
        Problem.Conflict(
            "vendor.too-many",
            $"A case takes {Case.MostVendors} vendors.",
            "Open a linked case for the next packages."
        );

    public static Problem VendorKnows { get; } =
        Problem.Conflict(
            "vendor.knows",
            "This vendor knows of it and stays on the case.",
            "Record what they say instead."
        );

    public static Problem VendorDoesNotKnow { get; } =
        Problem.Conflict("vendor.not-told", "This vendor was not told yet.", "Record first that they know.");

    public static Problem VendorHasAnswered { get; } =
        Problem.Conflict("vendor.has-answered", "This vendor has answered already.", "Choose what they said.");

    public static Problem VendorHasFix { get; } =
        Problem.Conflict(
            "vendor.has-fix",
            "This vendor has a fix, so they are affected.",
            "Look again at which vendor you meant."
        );

    public static Problem OnlyVendorsFix { get; } =
        Problem.Conflict(
            "vendor.only-vendors-fix",
            "Whoever only runs, hears of, found or watches it has no fix of their own.",
            "Record what they say, or put them on the case as a vendor too."
        );

    public static Problem NothingOfTheirs { get; } =
        Problem.Conflict(
            "vendor.nothing-of-theirs",
            "A finder and an observer have nothing that could be affected.",
            "Put them on the case as a vendor or a deployer too."
        );

    public static Problem VendorReportOutOfOrder { get; } =
        Problem.Conflict(
            "vendor.report-out-of-order",
            "The vendor's side of the report cannot go there from where it is.",
            "A report is first found valid or not, then accepted or deferred, then closed."
        );

    public static Problem NotClearYet { get; } =
        Problem.Conflict(
            "case.not-clear-yet",
            "What is secret cannot be marked as free to pass on.",
            "Publish first, or choose another mark."
        );

    public static Problem TooManyLinks { get; } =
        Problem.Conflict("case.too-many-links", $"A case is linked with {Case.MostLinks} others at most.");

    public static Problem BeyondPolicy(DateTimeOffset limit) =>
        Problem.Invalid(
            "embargo.beyond-policy",
            $"Our policy allows silence until {limit.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} at the latest.",
            "Propose an earlier instant. While a fix is being developed, a ballot of the team and the reporters can extend it."
        );

    public static Problem StepOutOfOrder(CaseEvent step) =>
        Problem.Conflict(
            "vendor.step-out-of-order",
            step switch
            {
                CaseEvent.FixReady => "A vendor that does not know of it has no fix.",
                CaseEvent.FixDeployed => "What is not fixed cannot be released.",
                _ => "That cannot happen next.",
            },
            "Record what came before it first."
        );
}
