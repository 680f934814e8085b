using Microsoft.AspNetCore.Http;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>A form that needs a fresh step-up: read, and proved by its code or a proof of minutes ago.</summary>
/// <param name="Refused">Why it was not proved; null where it was.</param>
internal sealed record ConfirmedForm(FormValues Values, Problem? Refused)
{
    /// <param name="back">Where whoever has to confirm with a passkey comes back to.</param>
    /// <returns>The form; or what to answer in its stead.</returns>
    public static async Task<(ConfirmedForm? Form, IResult? Instead)> Read(
        HttpContext context,
        string back,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return (null, PageResult.Refusal(unreadable));
        var code = string.IsNullOrWhiteSpace(form["otp"]) ? null : form["otp"];
        var refused = await StepUp.Check(context, code, cancel);
        return refused == CaseProblems.StepUpNeeded && code is null
            ? (null, PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString(back)))
            : (new(form, refused), null);
    }
}
