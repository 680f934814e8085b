using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People;

/// <summary>
/// An invitation is taken in three steps. GET /join/{code} shows one button and looks nothing up, so that the preview of a
/// link neither uses it up nor learns anything. From then on the code travels in forms: POST /join shows what to fill in,
/// POST /join/password takes it, with what they sign. (With a passkey: <see cref="JoinByPasskey"/>.)
/// </summary>
internal static class Join
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/join/{code}", Knock).AllowAnonymous();
        app.MapPost("/join", Open).AllowAnonymous();
        app.MapPost("/join/password", Handle).AllowAnonymous();
    }

    private static RazorComponentResult Knock(string code) => PageResult.Of<KnockPage>(new { Code = code });

    private static async Task<IResult> Open(
        HttpContext context,
        MemberStore members,
        JoinForm form,
        WorkspaceOptions options,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        if (!(await members.Recognise(values["code"], cancel)).TryGet(out var guest, out problem))
            return PageResult.Answer(context.Request, problem);
        var known = values["name"] is null ? values.With("name", guest.Name) : values;
        return Page(form, options, charter, known, TotpSecret.Create(), await form.ToSign(cancel), null);
    }

    private static async Task<IResult> Handle(
        HttpContext context,
        MemberStore members,
        JoinForm form,
        WorkspaceOptions options,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        // before anything is said about the rest: who has no invitation learns nothing else
        if ((await members.Recognise(values["code"], cancel)).Problem is { } unknown)
            return PageResult.Answer(context.Request, unknown);
        var secret = form.Secret(values, values["code"] ?? "");
        var faults = new FaultCollector();
        var (name, email) = JoinForm.Who(faults, values);
        var with = form.Credentials(faults, values, secret);
        var toSign = await form.ToSign(cancel);
        var signed = JoinForm.Signed(faults, values, toSign);
        var read = faults.Else(() => with!);
        var joined = await read.Then(both => members.Join(values["code"], name, email, both, signed, cancel));
        if (!joined.TryGet(out var member, out problem))
            return context.Request.PrefersPage() && problem.Faults.Count > 0
                ? Page(form, options, charter, values, secret, toSign, problem)
                : PageResult.Answer(context.Request, problem);
        await Session.Begin(context, member.Person, Proof.Totp);
        return PageResult.Of<RecoveryCodesPage>(new { Codes = member.RecoveryCodes });
    }

    private static RazorComponentResult Page(
        JoinForm form,
        WorkspaceOptions options,
        CharterInForce charter,
        FormValues values,
        TotpSecret secret,
        IReadOnlyList<TextToSign> agreements,
        Problem? problem
    ) =>
        PageResult.Of<JoinPage>(
            new
            {
                Programme = charter.Programme.Name,
                options.Providers,
                Code = values["code"] ?? "",
                Secret = secret,
                SealedSecret = form.Seal(secret, values["code"] ?? ""),
                Agreements = agreements,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
