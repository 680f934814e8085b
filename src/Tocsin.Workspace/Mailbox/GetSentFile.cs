using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// POST /mailbox/attachments/{n} and POST /api/mailbox/attachments/{n}: a file that the team sent, to be saved and never
/// to be shown by the browser.
/// </summary>
internal static class GetSentFile
{
    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox
            .MapPost("/mailbox/attachments/{n:int}", ByPage)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox/attachments/{n:int}", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<ReadMailbox.Request>("application/json")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<IResult> ByPage(
        int n,
        HttpContext context,
        MailboxDoor door,
        FileStore files,
        CancellationToken cancel
    ) =>
        (await Find(n, context, door, cancel)).Match<IResult>(
            file => new SealedDownload(file, files),
            MailboxDoor.Closed
        );

    private static async Task<IResult> ByApi(
        int n,
        HttpContext context,
        MailboxDoor door,
        FileStore files,
        CancellationToken cancel
    ) =>
        (await Find(n, context, door, cancel)).Match<IResult>(
            file => new SealedDownload(file, files),
            problem => problem.ToHttp()
        );

    private static async Task<Result<Attachment>> Find(
        int n,
        HttpContext context,
        MailboxDoor door,
        CancellationToken cancel
    )
    {
        var sent = await SentForm.ReadShort(context.Request, cancel);
        return await sent.Then(form => door.Enter(context, form[MailboxDoor.Receipt], cancel))
            .Then(reporter => door.Open(reporter, "attachment", cancel))
            .Then(view => Task.FromResult(Numbered(view, n)));
    }

    private static Result<Attachment> Numbered(MailboxView view, int n) =>
        view.Sent.ElementAtOrDefault(n - 1) is { } file ? file : Problem.NotFound;
}
