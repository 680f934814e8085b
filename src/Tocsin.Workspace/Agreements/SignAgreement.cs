using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Agreements;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>
/// POST /agreements/{kind}/sign and /api/agreements/{kind}/signature: signs exactly the text whose hash is sent. Only a person in a
/// session signs, no token for them.
/// </summary>
internal static class SignAgreement
{
    /// <param name="Version">Its number.</param>
    /// <param name="Hash">SHA-256 of the text that was read, hexadecimal.</param>
    public sealed record Request(int? Version, string? Hash);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/agreements/{kind}/sign", ByPage).RequireAuthorization(Policies.Session);
        app.MapPost("/api/agreements/{kind}/signature", ByApi).RequireAuthorization(Policies.Session);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string kind,
        Request body,
        Viewer.Member viewer,
        AgreementStore agreements,
        CancellationToken cancel
    )
    {
        if (AgreementNames.KindOf(kind) is not { } known)
            return Problem.NotFound.ToHttp();
        var faults = new FaultCollector();
        if (body.Version is null)
            faults.Add("version", "Say which version.");
        var hash = faults.Take("hash", TextHash.Parse(body.Hash));
        return (
            await faults
                .Else(() => new SignedText(known, body.Version!.Value, hash))
                .Then(signed => agreements.Sign(viewer.Person, signed, cancel))
        ).ToNoContent();
    }

    private static async Task<IResult> ByPage(
        string kind,
        HttpContext context,
        Viewer.Member viewer,
        AgreementStore agreements,
        AgreementView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var signed = await Read(kind, values).Then(text => agreements.Sign(viewer.Person, text, cancel));
        return signed.Problem is { } refused
            ? await ShowAgreement.Page(context, kind, null, viewer, view, values, refused, cancel)
            : PageResult.SeeOther("/standing");
    }

    private static Result<SignedText> Read(string kind, FormValues values)
    {
        if (AgreementNames.KindOf(kind) is not { } known)
            return Problem.NotFound;
        return SignedText.Parse(values[SignedText.Field]).TryGet(out var signed, out _) && signed.Kind == known
            ? signed
            : Problem.Faulty([new(SignedText.Field, "Tick the box to sign.")]);
    }
}
