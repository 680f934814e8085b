using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Providers;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>
/// POST /join/with/{provider}: takes an invitation with an identity elsewhere. Who joins so has nothing yet to step up with:
/// for five minutes after each such sign-in they may set it (see <see cref="StepUp.CheckForFirst"/>).
/// </summary>
internal static class JoinByProvider
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/join/with/{provider}", Start).AllowAnonymous();

    private static async Task<IResult> Start(
        string provider,
        HttpContext context,
        MemberStore members,
        JoinForm form,
        WorkspaceOptions options,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        // before anything is said about the rest: who has no invitation learns nothing else
        if ((await members.Recognise(values["code"], cancel)).Problem is { } unknown)
            return PageResult.Answer(context.Request, unknown);
        var faults = new FaultCollector();
        var (name, email) = JoinForm.Who(faults, values);
        _ = JoinForm.Signed(faults, values, await form.ToSign(cancel));
        var signed = string.Join('\n', values.All(SignedText.Field));
        return faults.Else(() => email).TryGet(out _, out problem)
            ? await ToProvider.Send(
                context,
                options,
                provider,
                new Errand.Join(values["code"]!, name, email.Text, signed)
            )
            : PageResult.Answer(context.Request, problem);
    }

    /// <summary>Back from there.</summary>
    public static async Task<IResult> Finish(
        HttpContext context,
        Errand.Join errand,
        ProviderIdentity identity,
        MemberStore members,
        bool proves
    )
    {
        var email = EmailAddress.Parse(errand.Email).Value;
        // what was in force when they left may not be any more: then the store refuses
        var signed = SignedText.All(new(), errand.Signed.Split('\n'));
        var with = new Credentials.Provider(identity);
        var joined = await members.Join(errand.Code, errand.Name, email, with, signed, context.RequestAborted);
        if (!joined.TryGet(out var member, out var problem))
            return PageResult.Refusal(problem);
        await Session.Begin(context, member.Person, proves ? Proof.TrustedProvider : Proof.Provider);
        return PageResult.SeeOther("/me");
    }
}
