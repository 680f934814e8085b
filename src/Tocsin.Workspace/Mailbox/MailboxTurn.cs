using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// What a reporter decides with the receipt alone, beside writing: one route for the page's form and one for programs, the same
/// answer for a receipt that is none, and the mailbox as it is then.
/// </summary>
internal static class MailboxTurn
{
    /// <summary>Of anything that is said with a decision, in UTF-16 units.</summary>
    public const int LongestSaid = 5_000;

    /// <summary>What a form asks of a case; with what is wrong in it, all at once.</summary>
    public delegate Result<Func<Case, Result<Decision>>> Read(FormValues form, Programme programme, DateTimeOffset now);

    /// <summary>POST /mailbox… and POST /api/mailbox….</summary>
    /// <param name="path">Below the mailbox: <c>/credit</c>.</param>
    /// <param name="taken">What the page says when it was taken.</param>
    public static void MapTurn<TRequest>(this IEndpointRouteBuilder mailbox, string path, string taken, Read read)
        where TRequest : notnull
    {
        mailbox
            .MapPost(
                "/mailbox" + path,
                (HttpContext context, CancellationToken cancel) => ByPage(context, path, taken, read, cancel)
            )
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .ExcludeFromDescription();
        mailbox
            .MapPost(
                "/api/mailbox" + path,
                (HttpContext context, CancellationToken cancel) => ByApi(context, read, cancel)
            )
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .Accepts<TRequest>("application/json");
    }

    /// <summary>What somebody says with it, if they have to.</summary>
    public static MessageText Said(FaultCollector faults, string field, string? typed) =>
        new(faults.Required(field, typed, LongestSaid));

    private static async Task<IResult> ByPage(
        HttpContext context,
        string path,
        string taken,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadText(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent[MailboxDoor.Receipt] ?? "";
        var door = context.RequestServices.GetRequiredService<MailboxDoor>();
        if (!(await door.Enter(context, receipt, cancel)).TryGet(out var reporter, out var unknown))
            return MailboxDoor.Closed(unknown);
        var refused = await Take(context, reporter, sent, read, cancel);
        return (await door.Open(reporter, "mailbox", cancel)).TryGet(out var view, out var gone)
            ? PageResult.Of<MailboxPage>(
                new
                {
                    View = view,
                    Receipt = receipt,
                    Taken = refused is null ? taken : null,
                    Refused = refused is null ? null : new RefusedTurn(path, sent, refused),
                },
                refused?.Status ?? StatusCodes.Status200OK
            )
            : MailboxDoor.Closed(gone);
    }

    private static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        Read read,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadText(context.Request, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var door = context.RequestServices.GetRequiredService<MailboxDoor>();
        var shown = await door.Enter(context, sent[MailboxDoor.Receipt] ?? "", cancel)
            .Then(async reporter =>
                await Take(context, reporter, sent, read, cancel) is { } refused
                    ? refused
                    : await door.Open(reporter, "mailbox", cancel)
            );
        return shown.ToHttp();
    }

    private static async Task<Problem?> Take(
        HttpContext context,
        Viewer.Reporter reporter,
        FormValues sent,
        Read read,
        CancellationToken cancel
    )
    {
        var services = context.RequestServices;
        var charter = services.GetRequiredService<CharterInForce>();
        await charter.Look(cancel);
        var cases = services.GetRequiredService<CaseStore>();
        if (!read(sent, charter.Programme, cases.Now).TryGet(out var decide, out var faulty))
            return faulty;
        return services.GetRequiredService<Throttle>().Message(reporter.Number)
            ?? (await cases.Decide(reporter.Number, reporter, decide, cancel)).Problem;
    }
}

/// <summary>A form of the mailbox that was sent and not taken.</summary>
/// <param name="Path">Below the mailbox.</param>
public sealed record RefusedTurn(string Path, FormValues Values, Problem Problem)
{
    /// <summary>Files that arrived with it, and wait.</summary>
    public IReadOnlyList<Tocsin.Cases.Reports.Attachment> Files { get; init; } = [];
}
