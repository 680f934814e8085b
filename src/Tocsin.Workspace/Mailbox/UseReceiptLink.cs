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

/// <summary>
/// GET /mailbox/new-receipt/{link}, POST /mailbox/new-receipt, POST /api/mailbox/new-receipt: the link of a mail shows a
/// button, whoever opens it; only pressing it uses the link up, so that no scanner of mails does.
/// </summary>
internal static class UseReceiptLink
{
    /// <summary>The field of the link's secret.</summary>
    public const string Link = "link";

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox
            .MapGet(
                "/mailbox/new-receipt/{link}",
                (string link) => PageResult.Of<UseReceiptLinkPage>(new { Link = link })
            )
            .ExcludeFromDescription();
        mailbox
            .MapPost("/mailbox/new-receipt", ByPage)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .ExcludeFromDescription();
        mailbox
            .MapPost("/api/mailbox/new-receipt", ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <param name="Link">The last part of the address that the mail gave.</param>
    public sealed record Request(string Link);

    private static Problem Spent { get; } =
        Problem.NotFound with
        {
            Title = "This link has been used, or is too old.",
            Next = "Ask for another one; it takes a minute.",
        };

    private static async Task<IResult> ByPage(
        HttpContext context,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        var used = await Use(context, links, throttle, cancel);
        if (used.TryGet(out var replaced, out var problem))
            return PageResult.Of<NewReceiptPage>(new { Replaced = replaced });
        var shown = problem.Status == StatusCodes.Status404NotFound ? Spent : problem;
        return PageResult.Of<LostReceiptPage>(new { Problem = shown }, shown.Status);
    }

    private static Task<Results<Ok<ReplaceReceipt.Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    ) => Use(context, links, throttle, cancel).ToHttp(ReplaceReceipt.Response.Of);

    private static async Task<Result<Replaced>> Use(
        HttpContext context,
        ReceiptLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return bad;
        if (throttle.Guess(context) is { } tooMany)
            return tooMany;
        var used = await links.Use(sent[Link], cancel);
        if (!used.Succeeded)
            throttle.Wrong(context);
        return used;
    }
}
