using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>Where reporters come back to: whoever holds a receipt is let in, and sees what <see cref="MailboxView"/> shows.</summary>
public sealed class MailboxDoor(
    ReportStore reports,
    CaseStore cases,
    ReporterBallots ballots,
    Throttle throttle,
    LineStore line,
    Origins origins
)
{
    /// <summary>The field of the receipt, on every page and in every body.</summary>
    public const string Receipt = "receipt";

    // the same for what was mistyped, replaced, made up, or left out
    private static Problem NoSuchReceipt { get; } =
        Problem.NotFound with
        {
            Title = "No case has this receipt.",
            Next = "Look at the digits again. If the receipt was replaced, only the newest one works.",
        };

    /// <summary>Whose receipt this is; not found for whatever is none.</summary>
    public async Task<Result<Viewer.Reporter>> Enter(HttpContext context, string? receipt, CancellationToken cancel)
    {
        if (throttle.Guess(context) is { } tooMany)
            return tooMany;
        var reporter = await reports.Recognise(receipt, cancel);
        if (!reporter.Succeeded)
            throttle.Wrong(context);
        return reporter;
    }

    /// <summary>What the reporter sees; that it was opened is recorded first.</summary>
    /// <param name="what">See <see cref="CaseStore.Read"/>.</param>
    public async Task<Result<MailboxView>> Open(Viewer.Reporter reporter, string what, CancellationToken cancel)
    {
        if (!(await cases.Read(reporter.Number, reporter, what, cancel)).TryGet(out var found, out var problem))
            return problem;
        var open = await ballots.Of(reporter.Number, cancel);
        var view = MailboxView.Of(found, new(origins.Public, "/advisories/"), open, cases.Now);
        return await line.PlaceOf(reporter.Number, cancel) is { } place
            ? view with
            {
                Line = place,
                Summary = MailboxWords.InLine,
            }
            : view;
    }

    /// <summary>The page that asks for a receipt, with the reason why the one that was sent does not do.</summary>
    public static RazorComponentResult Closed(Problem problem)
    {
        var shown = problem.Status == StatusCodes.Status404NotFound ? NoSuchReceipt : problem;
        return PageResult.Of<MailboxEntrancePage>(new { Problem = shown }, shown.Status);
    }
}
