using Tocsin.Governance.Standings;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>Refusals at the door. None tells whether an account, an invitation or a token exists.</summary>
public static class PeopleProblems
{
    public static Problem SignInNeeded { get; } =
        new("sign-in.needed", 401, "This needs you to be signed in.", "Sign in and try again.");

    public static Problem NotAllowed { get; } = Problem.Forbidden("not-allowed", "You may not do this.");

    /// <summary>For a wrong password, a wrong or used code, and an address that nobody has.</summary>
    public static Problem NotRecognised { get; } =
        new(
            "sign-in.not-recognised",
            401,
            "These do not belong together.",
            "Check the address and the password, and wait for the next code of your authenticator: each works once."
        );

    public static Problem PasskeyNotRecognised { get; } =
        new(
            "passkey.not-recognised",
            401,
            "This passkey was not recognised.",
            "Try another one, or sign in with your password and authenticator."
        );

    public static Problem TooMany { get; } =
        new(
            "too-many",
            429,
            "That was a lot in a short time.",
            "Wait a quarter of an hour. If it says so again, use a passkey, or a browser in which you signed in before."
        );

    /// <summary>For a member for whom every door is closed until they do what is said: sign, answer, wait.</summary>
    public static Problem NoStanding(Standing standing) =>
        Problem.Forbidden(
            "standing.none",
            standing.Reasons[0].Sentence,
            standing.Reasons[0].Next ?? "The page /standing says more."
        );

    /// <summary>For an invitation that was used, has expired, was replaced, or never was.</summary>
    public static Problem NoInvitation { get; } =
        new(
            "invitation.unknown",
            404,
            "This invitation does not work.",
            "It may have been used or be too old. Ask whoever sent it for a new one."
        );

    public static Problem ChangedMeanwhile { get; } =
        Problem.Conflict("account.changed", "Your account was changed at the same moment.", "Look at it again.");

    public static Problem LastOperator { get; } =
        Problem.Conflict(
            "member.last-operator",
            "Somebody has to keep the installation.",
            "Make another member an operator first."
        );

    /// <summary>For an identity that nobody linked, one whose owner has left, and an answer of a provider that does not hold.</summary>
    public static Problem NoWayIn { get; } =
        new(
            "sign-in.no-way-in",
            403,
            "This is no way in here.",
            "Sign in as you otherwise do; who is a member can link an account elsewhere on their own page."
        );

    public static Problem ProviderSilent { get; } =
        new(
            "provider.silent",
            503,
            "The provider does not answer, or not as it should.",
            "Try again in a while, or sign in another way."
        );

    public static Problem LoginTaken { get; } =
        Problem.Conflict("login.taken", "This account elsewhere is linked already.", "Choose another one there.");

    public static Problem LoginsEnough { get; } =
        Problem.Conflict("login.too-many", "These are enough accounts elsewhere.", "Unlink one first.");

    public static Problem LastWayIn { get; } =
        Problem.Conflict(
            "account.last-way-in",
            "This is your only way to sign in.",
            "Add another passkey, or a password with an authenticator, first."
        );
}
