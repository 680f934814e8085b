using System.Globalization;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Channels;

/// <summary>Which message a form is about: the sequence of its entry; 1 is the report.</summary>
internal static class MessageField
{
    public const string Name = "message";

    public static long? Of(FormValues form) => Parse(form[Name]);

    public static long? Parse(string? typed) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    /// <summary>A message and a reason: what asking, leaving and destroying need.</summary>
    public static Result<(long Message, ReasonText Why)> WithReason(long? message, string? reason)
    {
        if (message is not { } sequence)
            return Problem.NotFound;
        return ReasonText.Of(reason).Map(why => (sequence, why));
    }
}
