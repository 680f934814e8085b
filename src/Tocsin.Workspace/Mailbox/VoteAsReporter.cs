using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// POST /mailbox/votes and POST /api/mailbox/votes: the reporters' one vote on whether an embargo lasts longer, with the receipt alone.
/// It can be changed until the ballot closes.
/// </summary>
internal static class VoteAsReporter
{
    /// <param name="Receipt">39 digits, with whatever spaces and hyphens.</param>
    /// <param name="Ballot">Its ID, as the mailbox has it.</param>
    /// <param name="Choice"><c>for</c>, <c>against</c>, <c>abstain</c>.</param>
    public sealed record Request(string Receipt, string Ballot, string Choice);

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox.MapPost("/mailbox/votes", ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox/votes", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    private static async Task<IResult> ByPage(
        HttpContext context,
        MailboxDoor door,
        ReporterBallots ballots,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[MailboxDoor.Receipt] ?? "";
        if (!(await door.Enter(context, receipt, cancel)).TryGet(out var reporter, out var unknown))
            return MailboxDoor.Closed(unknown);
        var voted = await Vote(reporter, sent, ballots, throttle, cancel);
        return (await door.Open(reporter, "mailbox", cancel)).TryGet(out var view, out var gone)
            ? PageResult.Of<MailboxPage>(
                new
                {
                    View = view,
                    Receipt = receipt,
                    Voted = voted.Succeeded,
                    NotVoted = voted.Problem,
                },
                voted.Problem?.Status ?? StatusCodes.Status200OK
            )
            : MailboxDoor.Closed(gone);
    }

    private static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MailboxDoor door,
        ReporterBallots ballots,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var shown = await door.Enter(context, sent[MailboxDoor.Receipt] ?? "", cancel)
            .Then(async reporter =>
                (await Vote(reporter, sent, ballots, throttle, cancel)).Problem is { } problem
                    ? problem
                    : await door.Open(reporter, "mailbox", cancel)
            );
        return shown.ToHttp();
    }

    private static async Task<Result<bool>> Vote(
        Viewer.Reporter reporter,
        FormValues sent,
        ReporterBallots ballots,
        Throttle throttle,
        CancellationToken cancel
    ) =>
        throttle.Message(reporter.Number) is { } tooMany
            ? tooMany
            : await ballots.Vote(reporter.Number, sent["ballot"], sent["choice"], cancel);
}
