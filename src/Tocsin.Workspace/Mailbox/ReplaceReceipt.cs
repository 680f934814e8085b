using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>POST /mailbox/receipt and POST /api/mailbox/receipt: whoever holds a receipt exchanges it for a new one.</summary>
internal static class ReplaceReceipt
{
    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox
            .MapPost("/mailbox/receipt", ByPage)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox/receipt", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<ReadMailbox.Request>("application/json");
    }

    /// <param name="Receipt">Shown here once; the one before works no more.</param>
    public sealed record Response(string Number, string Receipt)
    {
        internal static Response Of(Replaced replaced) => new(replaced.Number.Text, replaced.Receipt.ToString());
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CancellationToken cancel
    ) =>
        (await Replace(context, door, reports, cancel)).Match<IResult>(
            replaced => PageResult.Of<NewReceiptPage>(new { Replaced = replaced }),
            MailboxDoor.Closed
        );

    private static Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CancellationToken cancel
    ) => Replace(context, door, reports, cancel).ToHttp(Response.Of);

    private static async Task<Result<Replaced>> Replace(
        HttpContext context,
        MailboxDoor door,
        ReportStore reports,
        CancellationToken cancel
    )
    {
        var sent = await SentForm.ReadShort(context.Request, cancel);
        return await sent.Then(form => door.Enter(context, form[MailboxDoor.Receipt], cancel))
            .Then(async reporter =>
                (await reports.Replace(reporter.Number, reporter, cancel)).Map(fresh => new Replaced(
                    reporter.Number,
                    fresh
                ))
            );
    }
}
