using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.Partners;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Partners;

/// <summary>
/// An early-access partner signs by a link, without an account. GET /early-access/{code} shows one button and looks nothing up, so that the
/// preview of a link learns nothing; POST /early-access shows the text; POST /early-access/signature signs exactly that text, once.
/// </summary>
internal static class SignAsPartner
{
    public const string Path = "/early-access";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/{code}", (string code) => PageResult.Of<PartnerKnockPage>(new { Code = code }))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapPost(Path, Open).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path + "/signature", Sign).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Open(HttpContext context, PartnerStore partners, CancellationToken cancel)
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        return (await partners.Recognise(values["code"], cancel)).TryGet(out var found, out problem)
            ? Show(found.Partner, found.Text, values, null)
            : PageResult.Answer(context.Request, problem);
    }

    private static async Task<IResult> Sign(HttpContext context, PartnerStore partners, CancellationToken cancel)
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        // before anything is said about the rest: who has no link learns nothing else
        if (!(await partners.Recognise(values["code"], cancel)).TryGet(out var found, out problem))
            return PageResult.Answer(context.Request, problem);
        var faults = new FaultCollector();
        var name = faults.Required("name", values["name"], PartnerText.LongestName);
        var text = SignedText.All(faults, values.All(SignedText.Field)) is [var first, ..] ? first : null;
        if (text is not { Kind: AgreementKind.EarlyAccess })
            faults.Add(SignedText.Field, "Read and sign the early-access agreement.");
        var signed = await faults.Else(() => text!).Then(one => partners.Sign(values["code"], name, one, cancel));
        return signed.Problem is { } refused
            ? Show(found.Partner, found.Text, values, refused)
            : PageResult.Of<PartnerSignedPage>();
    }

    private static IResult Show(Partner partner, TextToSign text, FormValues values, Problem? problem) =>
        PageResult.Of<PartnerSignPage>(
            new
            {
                Organisation = partner.Text?.Organisation ?? "",
                Text = text,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
