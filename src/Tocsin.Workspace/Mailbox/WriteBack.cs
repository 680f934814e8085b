using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Components;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>POST /mailbox/messages and POST /api/mailbox/messages: the reporter writes back, with files if need be.</summary>
internal sealed class WriteBack(
    MailboxDoor door,
    CaseStore cases,
    FileStore files,
    Throttle throttle,
    CharterInForce charter
)
{
    /// <summary>The field of the message.</summary>
    public const string Body = "body";

    /// <summary>The field of who reads it: <c>everyone</c>, or the team alone.</summary>
    public const string Readers = "readers";

    internal static IReadOnlyList<Choice> ReaderChoices { get; } =
    [new("team", "Only the team"), new(ToEveryone, "The team, and those who can fix it")];

    private const string ToEveryone = "everyone";

    /// <summary>The same message within this time is the same message, sent twice by a browser.</summary>
    public static readonly TimeSpan Twice = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox
            .MapPost("/mailbox/messages", (HttpContext c, WriteBack w, CancellationToken cancel) => w.ByPage(c, cancel))
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .ExcludeFromDescription();
        mailbox
            .MapPost(
                "/api/mailbox/messages",
                (HttpContext c, WriteBack w, CancellationToken cancel) => w.ByApi(c, cancel)
            )
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .Accepts<Request>("application/json", "multipart/form-data")
            .Produces<MailboxView>();
    }

    /// <param name="Body">Markdown.</param>
    /// <param name="Readers"><c>everyone</c>, once the team has written to everyone; else only the team reads it.</param>
    public sealed record Request(string Receipt, string Body, string? Readers = null);

    private async Task<IResult> ByPage(HttpContext context, CancellationToken cancel)
    {
        if (!(await SentForm.Read(context.Request, files, null, cancel)).TryGet(out var sent, out var unreadable))
            return PageResult.Refusal(unreadable);
        var receipt = sent.Values[MailboxDoor.Receipt];
        if (!(await door.Enter(context, receipt, cancel)).TryGet(out var reporter, out var unknown))
        {
            await files.Forget(sent.Files, cancel);
            return MailboxDoor.Closed(unknown);
        }
        var problem = await Write(reporter, sent, cancel);
        var opened = await door.Open(reporter, "mailbox", cancel);
        return !opened.TryGet(out var view, out var gone) ? MailboxDoor.Closed(gone)
            : problem is null
                ? PageResult.Of<MailboxPage>(
                    new
                    {
                        View = view,
                        Receipt = receipt,
                        Sent = true,
                    }
                )
            : PageResult.Of<MailboxPage>(MailboxPage.With(view, receipt!, sent, problem, files.Ticket), problem.Status);
    }

    private async Task<IResult> ByApi(HttpContext context, CancellationToken cancel)
    {
        if (!(await SentForm.Read(context.Request, files, null, cancel)).TryGet(out var sent, out var unreadable))
            return unreadable.ToHttp();
        var written = await door.Enter(context, sent.Values[MailboxDoor.Receipt], cancel)
            .Then(async reporter =>
                await Write(reporter, sent, cancel) is { } problem
                    ? problem
                    : await door.Open(reporter, "mailbox", cancel)
            );
        if (!written.Succeeded)
            await files.Forget(sent.Files, cancel);
        return written.ToHttp();
    }

    private async Task<Problem?> Write(Viewer.Reporter reporter, SentForm sent, CancellationToken cancel)
    {
        var faults = new FaultCollector();
        var body = faults.Required(Body, sent.Values[Body], ReportText.LongestProse);
        if (faults.Stops || sent.Faults.Count > 0)
            return Problem.Faulty([.. faults.Faults, .. sent.Faults]);
        if (throttle.Message(reporter.Number) is { } tooMany)
            return tooMany;
        var text = new MessageText(body) { Attachments = sent.Files };
        var repeated = false;
        await charter.Look(cancel);
        var written = await cases.Decide(
            reporter.Number,
            reporter,
            found => Decide(found, text, sent.Values[Readers] == ToEveryone, out repeated),
            cancel
        );
        if (repeated)
            await files.Forget(sent.Files, cancel);
        return written.Problem;
    }

    private Result<Decision> Decide(Case found, MessageText text, bool toEveryone, out bool repeated)
    {
        var now = cases.Now;
        var last = found.History.LastOrDefault(e => e.By == Actor.Reporter && e.Entry is MessageWritten);
        repeated =
            last is { Entry: MessageWritten { Text: { } before, Audience: var readers } }
            && (readers == Audience.Everyone) == toEveryone
            && now - last.At < Twice
            && before.Body == text.Body
            && Named(before).SequenceEqual(Named(text));
        if (repeated)
            return Decision.Nothing;
        // a channel that nobody has opened is not there for whoever asks
        var opened = found.MessagesFor(new Viewer.Reporter(found.Number), Audience.Everyone).Count > 0;
        if (toEveryone && !opened)
            return Problem.Faulty([new(Readers, "Only the team reads what you write here.")]);
        return found.WriteBack(text, charter.Programme, now, toEveryone);
    }

    private static IEnumerable<(string, long)> Named(MessageText text) =>
        text.Attachments.Select(file => (file.Name, file.Size));
}
