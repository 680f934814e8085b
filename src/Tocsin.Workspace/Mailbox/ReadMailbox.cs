using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Mailbox;

/// <summary>GET /mailbox, POST /mailbox and POST /api/mailbox: the conversation, to whoever holds the receipt.</summary>
internal static class ReadMailbox
{
    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox.MapGet("/mailbox", () => PageResult.Of<MailboxEntrancePage>()).ExcludeFromDescription();
        mailbox.MapPost("/mailbox", ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <param name="Receipt">39 digits, with whatever spaces and hyphens.</param>
    public sealed record Request(string Receipt);

    private static async Task<IResult> ByPage(HttpContext context, MailboxDoor door, CancellationToken cancel)
    {
        if (!(await Receipt(context, cancel)).TryGet(out var receipt, out var unreadable))
            return PageResult.Refusal(unreadable);
        var opened = await Open(context, door, receipt, cancel);
        return opened.TryGet(out var view, out var problem)
            ? PageResult.Of<MailboxPage>(new { View = view, Receipt = receipt })
            : MailboxDoor.Closed(problem);
    }

    private static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MailboxDoor door,
        CancellationToken cancel
    )
    {
        var receipt = await Receipt(context, cancel);
        return (await receipt.Then(typed => Open(context, door, typed, cancel))).ToHttp();
    }

    private static Task<Result<MailboxView>> Open(
        HttpContext context,
        MailboxDoor door,
        string receipt,
        CancellationToken cancel
    ) => door.Enter(context, receipt, cancel).Then(reporter => door.Open(reporter, "mailbox", cancel));

    private static async Task<Result<string>> Receipt(HttpContext context, CancellationToken cancel) =>
        (await SentForm.ReadShort(context.Request, cancel)).Map(sent => sent[MailboxDoor.Receipt] ?? "");
}
