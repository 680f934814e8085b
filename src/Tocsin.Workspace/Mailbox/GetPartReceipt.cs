using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// POST /mailbox/parts and /api/mailbox/parts: the receipt of a case that was a part of this one's report, for whoever holds this one's.
/// It is new each time; the one before works no more.
/// </summary>
internal static class GetPartReceipt
{
    public const string Path = "/mailbox/parts";

    /// <param name="Part">The number of the second case, as the mailbox has it.</param>
    public sealed record Request(string Receipt, string Part);

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox.MapPost(Path, ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        mailbox
            .MapPost("/api" + Path, ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CaseStore cases,
        CancellationToken cancel
    ) =>
        (await Make(context, door, reports, cases, cancel)).Match<IResult>(
            made => PageResult.Of<NewReceiptPage>(new { Replaced = made }),
            MailboxDoor.Closed
        );

    private static Task<Results<Ok<ReplaceReceipt.Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CaseStore cases,
        CancellationToken cancel
    ) => Make(context, door, reports, cases, cancel).ToHttp(ReplaceReceipt.Response.Of);

    private static async Task<Result<Replaced>> Make(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CaseStore cases,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var form, out var unreadable))
            return unreadable;
        if (!(await door.Enter(context, form[MailboxDoor.Receipt], cancel)).TryGet(out var reporter, out var unknown))
            return unknown;
        if (!(await cases.Read(reporter.Number, reporter, "parts", cancel)).TryGet(out var found, out var gone))
            return gone;
        // any other number, whether there is such a case or not, answers as a receipt that is none
        if (!CaseNumber.Parse(form["part"]).TryGet(out var part, out _) || !found.Parts.Contains(part))
            return Problem.NotFound;
        return (await reports.Replace(part, reporter, cancel)).Map(fresh => new Replaced(part, fresh));
    }
}
