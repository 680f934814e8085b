using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// GET and POST /mailbox/lost, POST /api/mailbox/lost: who lost the receipt and left a contact asks for a new one. The
/// answer is the same sentence for everybody, right or wrong, and takes the same way; the rest happens by mail.
/// </summary>
internal static class LoseReceipt
{
    public const string Answer =
        "If a case has this number and this contact was left with it, a mail is on its way to it. Its link works for an hour.";

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox.MapGet("/mailbox/lost", () => PageResult.Of<LostReceiptPage>()).ExcludeFromDescription();
        mailbox.MapPost("/mailbox/lost", ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox/lost", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    public sealed record Request(string Number, string Contact);

    /// <param name="Message">The same for everybody.</param>
    public sealed record Response(string Message);

    private static async Task<IResult> ByPage(
        HttpContext context,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return PageResult.Refusal(bad);
        return await Ask(context, sent, links, throttle, cancel) is { } problem
            ? PageResult.Of<LostReceiptPage>(new { Values = sent, Problem = problem }, problem.Status)
            : PageResult.Of<LostReceiptPage>(new { Asked = true });
    }

    private static async Task<Results<Accepted<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return bad.ToHttp();
        return await Ask(context, sent, links, throttle, cancel) is { } problem
            ? problem.ToHttp()
            : TypedResults.Accepted((string?)null, new Response(Answer));
    }

    private static async Task<Problem?> Ask(
        HttpContext context,
        FormValues sent,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var claim = new ReceiptClaim(
            faults.Required("number", sent["number"], ReportText.LongestLine),
            faults.Required("contact", sent["contact"], ReportText.LongestLine)
        );
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (throttle.LostReceipt(context) is { } tooMany)
            return tooMany;
        await links.Ask(claim, cancel);
        return null;
    }
}
