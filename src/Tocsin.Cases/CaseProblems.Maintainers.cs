using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Refusals about reaching who can fix it, and of what they do themselves.</summary>
public static partial class CaseProblems
{
    public static Problem TooManyAttempts { get; } =
        Problem.Conflict(
            "reaching.too-many",
            $"A case keeps {Case.MostAttempts} attempts and answers.",
            "Write what more there is to the team."
        );

    public static Problem TooManyFetches { get; } =
        Problem.Conflict(
            "contacts.too-many-fetches",
            $"For one case addresses are asked {Case.MostFetches} times.",
            "Paste or upload the file instead."
        );

    public static Problem NoSuchFetch { get; } =
        Problem.Conflict("contacts.no-such-fetch", "Nothing waits here to be kept.", "Look at the page again.");

    public static Problem NotYetInvited { get; } =
        Problem.Conflict(
            "maintainer.not-yet",
            "There are no terms yet that a maintainer could sign.",
            "Judge the report first: it has to be a vulnerability, taken on or put off."
        );

    public static Problem InvitedAlready { get; } =
        Problem.Conflict(
            "maintainer.invited-already",
            "This address was invited already, and the invitation still stands.",
            "Take that one back first if it was lost."
        );

    public static Problem TooManyMaintainers { get; } =
        Problem.Conflict(
            "maintainer.too-many",
            $"A case takes {Case.MostMaintainers} invitations.",
            "Look who of them is really needed."
        );

    public static Problem NoSuchMaintainer { get; } =
        Problem.Conflict(
            "maintainer.none",
            "Nobody of this number takes part.",
            "Look at the page again: the invitation may be too old, or was taken back."
        );

    public static Problem VendorIsInvited { get; } =
        Problem.Conflict(
            "vendor.invited",
            "Somebody was invited for this vendor.",
            "Take the invitation back first, or let them go."
        );

    public static Problem NotPublished { get; } =
        Problem.Conflict(
            "maintainer.not-published",
            "The package does not publish this address, as far as was read.",
            "Read contacts from a file of theirs first, or invite whoever reads mail there."
        );

    public static Problem NoSuchPerson { get; } =
        Problem.Conflict("maintainer.no-such-person", "Nobody waits for this answer.", "Look at the page again.");

    public static Problem NoTokenPlace { get; } =
        Problem.Conflict(
            "maintainer.no-token-place",
            "They have not said where the token lies.",
            "Wait for it, or say why you take their word."
        );

    public static Problem ControlNotProved { get; } =
        Problem.Conflict(
            "maintainer.control-not-proved",
            "We have not seen yet that you look after this package.",
            "Say where the token lies; the team looks and writes to you."
        );

    public static Problem TermsChanged { get; } =
        Problem.Conflict(
            "maintainer.terms-changed",
            "The terms have changed since you read them.",
            "Read them again: they are on the page."
        );

    /// <param name="until">UTC.</param>
    public static Problem ViewAwaited(DateTimeOffset until) =>
        Problem.Conflict(
            "case.view-awaited",
            "The maintainers have not said yet what they think of it.",
            $"They have until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. If it cannot wait, give a reason."
        );
}
