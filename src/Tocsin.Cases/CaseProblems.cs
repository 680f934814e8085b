using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>The refusals of a case. Only who may see the case ever reads one.</summary>
public static partial class CaseProblems
{
    public static Problem Forbidden { get; } =
        Problem.Forbidden(
            "case.not-allowed",
            "This token may read but not change.",
            "Use a token with the scope cases-write."
        );

    public static Problem ReporterNeverTriages { get; } =
        Problem.Forbidden(
            "case.reporter-never-triages",
            "You reported this case, so you do not judge it.",
            "Another triager has to; what you know helps most in the conversation."
        );

    public static Problem NotATriager { get; } =
        Problem.Forbidden(
            "case.not-a-triager",
            "You are let into this case to read it and to write to its team; its triagers decide.",
            "Write to the team what you would do."
        );

    public static Problem OtherCnaAsked { get; } =
        Problem.Conflict(
            "case.other-cna-asked",
            "Another CNA was asked already and has not answered.",
            "Keep its answer first."
        );

    public static Problem NoOtherCna { get; } =
        Problem.Conflict("case.no-other-cna", "No other CNA owes an answer.", "Look at the case again.");

    public static Problem OtherCnaHasTime { get; } =
        Problem.Conflict(
            "case.other-cna-has-time",
            "The other CNA still has time to answer.",
            "Wait until then, or keep what it said."
        );

    public static Problem OtherCnaFirst { get; } =
        Problem.Conflict(
            "case.other-cna-first",
            "Another CNA was asked for an ID and has the first say.",
            "Keep its answer first; if it was silent for all of its time, keep that."
        );

    public static Problem NotARequest { get; } =
        Problem.Conflict(
            "break-glass.no-request",
            "Nobody of this name waits to be let in.",
            "Look at the case again."
        );

    public static Problem OwnRequest { get; } =
        Problem.Forbidden("break-glass.own", "This needs two people.", "Another triager has to agree.");

    public static Problem NotAGuest { get; } =
        Problem.Conflict("case.not-a-guest", "This person was not let into the case alone, or not any more.");

    public static Problem NotAnOwner { get; } =
        Problem.Invalid(
            "case.not-an-owner",
            "A case is kept by a triager who reads it and did not report it.",
            "Choose another triager."
        );

    public static Problem HandOverFirst { get; } =
        Problem.Conflict("case.hand-over-first", "You keep this case.", "Hand it over to another triager first.");

    public static Problem NothingToReview { get; } =
        Problem.Conflict("case.nothing-to-review", "There is no exception here that waits for a review.");

    public static Problem OwnException { get; } =
        Problem.Forbidden(
            "case.own-exception",
            "Whoever made or asked for an exception does not review it.",
            "Another triager has to."
        );

    public static Problem StillOpen { get; } =
        Problem.Conflict(
            "case.exception-still-open",
            "What was opened is open still.",
            "Review it when it is over, or end it first."
        );

    public static Problem AlreadyJudged { get; } =
        Problem.Conflict("case.already-judged", "The report has been judged already.", "Look at the case again.");

    public static Problem NotAccepted { get; } =
        Problem.Conflict("case.not-accepted", "The report has not been accepted.", "Accept it first.");

    public static Problem Closed { get; } =
        Problem.Conflict("case.closed", "The case is closed.", "A reporter's message is still read.");

    public static Problem NotYetClosable { get; } =
        Problem.Conflict(
            "case.not-closable",
            "There is still something to do here.",
            "Reject the report or publish the advisory."
        );

    public static Problem CveAlreadyAssigned(CveId taken) =>
        Problem.Conflict("case.cve-already-assigned", $"This case has {taken}.", "A case keeps its first CVE ID.");

    public static Problem DraftMovedOn(int revision) =>
        Problem.Conflict(
            "case.draft-moved-on",
            $"Somebody saved revision {revision} of the draft meanwhile.",
            "Compare it with what you have, and save again."
        );

    public static Problem NoDraft { get; } =
        Problem.Conflict("case.no-draft", "There is no draft of the advisory.", "Write one first.");

    public static Problem OwnDraft { get; } =
        Problem.Forbidden(
            "case.four-eyes",
            "Who drafted an advisory never approves it alone.",
            "Ask a triager who did not write on it."
        );

    public static Problem InvitedByDrafter { get; } =
        Problem.Forbidden(
            "case.invited-by-drafter",
            "You were invited by somebody who drafted this, so you do not approve it.",
            "Ask a triager whom the drafter did not invite."
        );

    public static Problem NotAlone { get; } =
        Problem.Conflict("case.not-alone", "You did not draft this, so no exception is needed.", "Approve it.");

    public static Problem NotAsked { get; } =
        Problem.Conflict("case.review-not-asked", "Nobody was asked to review this yet.", "Ask for a review first.");

    public static Problem SomebodyIsFree { get; } =
        Problem.Conflict(
            "case.somebody-is-free",
            "Somebody else could approve this: there is another triager who did not draft it, is not away and did not step back.",
            "Ask them."
        );

    public static Problem NotApproved { get; } =
        Problem.Conflict("case.not-approved", "This revision of the draft is not approved.", "Have it reviewed first.");

    public static Problem NothingPublished { get; } =
        Problem.Conflict("case.nothing-published", "Nothing of this case is public.", "There is nothing to withdraw.");

    public static Problem WithdrawnAlready { get; } =
        Problem.Conflict("case.withdrawn-already", "The advisory is withdrawn already.", "Look at it again.");

    public static Problem AlreadyPublished { get; } =
        Problem.Conflict("case.already-published", "This revision is public already.");

    public static Problem FixIsReady { get; } =
        Problem.Conflict(
            "case.fix-is-ready",
            "Its publication is decided or done: no fix is being developed any more.",
            "Call the publication off first, if there is one to come."
        );

    public static Problem EmbargoNotLater { get; } =
        Problem.Conflict(
            "case.embargo-not-later",
            "The embargo lasts that long already, or the instant is over.",
            "Give a later instant, or publish earlier: that needs no extension."
        );

    public static Problem EmbargoTooLong { get; } =
        Problem.Conflict(
            "case.embargo-too-long",
            $"An embargo is extended by {Case.MostExtensionDays} days at most at a time.",
            "Give an earlier instant."
        );

    public static Problem NothingScheduled { get; } =
        Problem.Conflict("case.nothing-scheduled", "No publication is scheduled.");

    public static Problem InstantOutOfRange { get; } =
        Problem.Invalid(
            "case.instant-out-of-range",
            "An advisory is published now or at an instant within the next year.",
            "Write it with its zone: 2026-12-01T15:00:00Z."
        );

    public static Problem StepUpNeeded { get; } =
        Problem.Forbidden(
            "step-up.needed",
            "This needs a fresh proof that it is you.",
            "Confirm with your passkey or a code of your authenticator, then try again."
        );
}
