using System.Globalization;
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
/// POST /agreements/{kind}/versions and /api/agreements/{kind}/versions: the next version of a text, in force at once; signatures of older
/// ones count for some days more. Needs a fresh step-up.
/// </summary>
internal static class PublishAgreement
{
    /// <param name="After">The newest version that the writer saw; 0 for none.</param>
    /// <param name="Markdown">At most 65,536 characters.</param>
    /// <param name="DaysToSign">0 to 90.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(int? After, string? Markdown, int? DaysToSign, string? Code);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/agreements/{kind}/versions", ByPage).RequireAuthorization(Policies.Operator);
        app.MapPost("/api/agreements/{kind}/versions", ByApi).RequireAuthorization(Policies.Operator);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string kind,
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        AgreementStore agreements,
        CancellationToken cancel
    ) => (await Do(kind, body, context, viewer, agreements, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        string kind,
        HttpContext context,
        Viewer.Member viewer,
        AgreementStore agreements,
        AgreementView view,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var request = new Request(
            Number(values["after"]),
            values["markdown"],
            Number(values["daysToSign"]),
            values["otp"]
        );
        return (await Do(kind, request, context, viewer, agreements, cancel)).Problem is { } refused
            ? await ShowAgreement.Page(context, kind, null, viewer, view, values, refused, cancel)
            : PageResult.SeeOther($"/agreements/{kind}");
    }

    private static async Task<Result<Agreement>> Do(
        string kind,
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        AgreementStore agreements,
        CancellationToken cancel
    )
    {
        if (AgreementNames.KindOf(kind) is not { } known)
            return Problem.NotFound;
        var faults = new FaultCollector();
        if (request.After is null)
            faults.Add("after", "Say after which version, 0 for none.");
        if (request.DaysToSign is null)
            faults.Add("daysToSign", "Say for how many days older signatures count, 0 for none.");
        if (faults.Else(() => known).Problem is { } faulty)
            return faulty;
        if (await StepUp.Check(context, request.Code, cancel) is { } problem)
            return problem;
        return await agreements.Publish(
            known,
            request.After!.Value,
            request.Markdown,
            null,
            request.DaysToSign!.Value,
            viewer.Actor,
            cancel
        );
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
