using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary>Why a form could not be read at all.</summary>
public static class FormProblems
{
    public static Problem TooLarge { get; } =
        new(
            "form.too-large",
            413,
            "This form is larger than can be taken.",
            "Send less text, or fewer and smaller files."
        );

    public static Problem Malformed { get; } =
        Problem.Invalid("form.malformed", "This form could not be read.", "Send it again from its page.");

    public static Problem CutShort { get; } =
        Problem.Invalid("form.cut-short", "This form did not arrive whole.", "Send it again.");

    public static Problem NotAForm { get; } =
        new(
            "form.type",
            415,
            "This is not a form that can be read here.",
            "Send application/x-www-form-urlencoded or multipart/form-data, uncompressed."
        );
}
