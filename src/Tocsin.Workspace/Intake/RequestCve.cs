using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// GET /cve-request, POST /cve-requests and /api/cve-requests on the origin of reporters: somebody without an account asks for a CVE ID.
/// It is a report with a wish: sealed, limited, judged and answered as one, and its receipt opens the same mailbox.
/// </summary>
internal static class RequestCve
{
    /// <summary>A request. The first three are needed.</summary>
    /// <param name="AskedElsewhere">Which CNA was asked before, and what it said.</param>
    /// <param name="PublicAt">Where it can be read already, if it is public.</param>
    /// <param name="Contact">An e-mail address; without one answers are read with the receipt alone.</param>
    public sealed record Request(
        string What,
        string Where,
        string HowToReproduce,
        string? Versions,
        string? AskedElsewhere,
        string? PublicAt,
        string? Credit,
        string? Contact
    );

    public static void Map(IEndpointRouteBuilder intake)
    {
        // whom nobody made a CNA has no such page
        if (!intake.ServiceProvider.GetRequiredService<WorkspaceOptions>().IsCna)
            return;
        intake.MapGet("/cve-request", Show).ExcludeFromDescription();
        intake
            .MapPost("/cve-requests", ByPage)
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .ExcludeFromDescription();
        intake
            .MapPost("/api/cve-requests", ByApi)
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .Accepts<Request>("application/json")
            .Produces<SendReport.Response>(StatusCodes.Status201Created)
            .Produces<SendReport.Response>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        CharterInForce charter,
        Flood flood,
        CancellationToken cancel
    ) =>
        CveRequestPage.With(
            (await charter.Look(cancel)).Programme,
            await ProofAsk.Of(flood, context, null, cancel),
            FormValues.Empty,
            null
        );

    private static async Task<IResult> ByPage(
        HttpContext context,
        ReportDesk desk,
        Throttle throttle,
        CharterInForce charter,
        Flood flood,
        CancellationToken cancel
    )
    {
        var programme = (await charter.Look(cancel)).Programme;
        var refused = throttle.TryReport(context);
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return PageResult.Refusal(unreadable);
        var taken = refused is null
            ? await desk.Take(new(form, [], []), ReportPass.OfPage(form), context, cancel, wantsCve: true)
            : refused;
        if (taken.TryGet(out var accepted, out var problem))
            return PageResult.Of<ReportReceivedPage>(new { Accepted = accepted, Zone = programme.Calendar.Zone }, 201);
        return problem.Code == ReportStore.ReceivedAlready
            ? PageResult.Of<ReportReceivedAlreadyPage>(new { Problem = problem }, problem.Status)
            : CveRequestPage.With(
                programme,
                await ProofAsk.Of(flood, context, form[SendReport.Once], cancel),
                form,
                problem
            );
    }

    private static async Task<IResult> ByApi(
        HttpContext context,
        ReportDesk desk,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (throttle.TryReport(context) is { } tooMany)
            return tooMany.ToHttp();
        if (!context.Request.HasJsonContentType())
            return FormProblems.Malformed.ToHttp();
        if (
            !(await JsonForm.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return unreadable.ToHttp();
        var strangers = form
            .Values.Pairs.Select(p => p.Key)
            .Except(ReportDesk.CveFields, StringComparer.Ordinal)
            .Select(name => new Fault(name, "There is no field of this name."));
        return (
            await desk.Take(
                new(form.Values, [], [.. form.FileFaults, .. strangers]),
                ReportPass.OfApi(context.Request),
                context,
                cancel,
                wantsCve: true
            )
        ).TryGet(out var accepted, out var problem)
            ? SendReport.Answer(accepted)
            : problem.ToHttp();
    }
}
