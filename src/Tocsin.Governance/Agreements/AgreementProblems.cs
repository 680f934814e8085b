using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Agreements;

/// <summary>Why something was not done with an agreement.</summary>
public static class AgreementProblems
{
    public static Problem NotTheOneToSign { get; } =
        Problem.Conflict(
            "agreement.not-to-be-signed",
            "This version is neither in force nor about to be.",
            "Read the version that is, and sign that."
        );

    public static Problem AnotherText { get; } =
        Problem.Conflict(
            "agreement.another-text",
            "What was signed is not the text of this version.",
            "Load the page again, read the text, and sign it."
        );

    public static Problem MovedOn(int newest) =>
        Problem.Conflict(
            "agreement.moved-on",
            $"Somebody published a version in the meantime; the newest is {newest}.",
            "Look at what it changed, and start from there."
        );
}
