using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/messages: writes to the team, to the reporter, to one vendor, or to everyone, with files if need be. On the page,
/// somebody who is about to be read by others than so far is asked first; and what is not sent is kept.
/// </summary>
internal static class WriteMessage
{
    public const string Path = "/messages";

    /// <param name="Channel"><c>team</c>, <c>with-reporter</c>, <c>vendor-1</c> or <c>everyone</c>: who reads it.</param>
    /// <param name="Body">Markdown; to the team, <c>@ann-lee</c> tells a member who may see the case.</param>
    /// <param name="NextUpdate">The day by which the reporter is promised the next update, <c>2026-12-01</c>; null: none is.</param>
    public sealed record Request(string? Channel, string? Body, string? NextUpdate = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(
                CaseRoutes.Api + Path,
                async Task<IResult> (string number, HttpContext context) =>
                    (await (await CaseVisit.Enter(context, number)).Then(ByApi)).ToHttp()
            )
            .RequireAuthorization(Policies.Case)
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .Describe<Request>("multipart/form-data")
            .Produces<CaseStatus>()
            .ProducesProblem(404);
        app.MapPost(
                CaseRoutes.Pages + Path,
                async (string number, HttpContext context) =>
                    CaseRoutes.Shown(await (await CaseVisit.Enter(context, number)).Then(ByPage))
            )
            .RequireAuthorization(Policies.Case)
            .WithBodyLimit(IntakeLimits.Form.RequestBytes)
            .ExcludeFromDescription();
    }

    private static async Task<Result<CaseStatus>> ByApi(CaseVisit visit)
    {
        if (!visit.Context.Request.HasFormContentType)
            return await JsonRequest
                .Read<Request>(visit.Context.Request, visit.Cancel)
                .Then(request => Handle(visit, request, [], []))
                .Then(CaseStatus.Of);
        if (NoFiles(visit) is { } reads)
            return reads;
        var files = visit.Service<FileStore>();
        var read = await SentForm.Read(visit.Context.Request, files, null, visit.Cancel);
        if (!read.TryGet(out var sent, out var unreadable))
            return unreadable;
        var written = await Handle(visit, Of(sent.Values), sent.Files, sent.Faults);
        if (!written.Succeeded)
            await files.Forget(sent.Files, visit.Cancel);
        return written.Map(CaseStatus.Of);
    }

    private static async Task<Result<IResult>> ByPage(CaseVisit visit)
    {
        var files = visit.Service<FileStore>();
        var read = await SentForm.Read(visit.Context.Request, files, NoFiles(visit), visit.Cancel);
        return await read.Then(sent => Submit(visit, sent, files));
    }

    // whoever may only read leaves no file behind
    private static Problem? NoFiles(CaseVisit visit) =>
        visit.Viewer.Scopes is { } scopes && !scopes.Contains(TokenScope.CasesWrite) ? CaseProblems.Forbidden : null;

    private static Request Of(FormValues form) => new(form["channel"], form["body"], form["nextUpdate"]);

    private static async Task<Result<IResult>> Submit(CaseVisit visit, SentForm sent, FileStore files)
    {
        var form = sent.Values;
        var audience = Audience.Parse(form["channel"]);
        var body = form["body"] ?? "";
        var drafts = visit.Service<DraftStore>();
        // before anything can be refused: what was typed once is not lost
        if (audience is { } channel && body.Length <= CaseMessage.Longest)
            await drafts.Keep(visit.Number, visit.Viewer, channel, body, visit.Cancel);
        var anchor = audience is { } into ? "#" + CaseConversation.Anchor(into) : "";
        if (form.Has("keep"))
        {
            // a draft is words: a file waits for nobody longer than an hour
            await files.Forget(sent.Files, visit.Cancel);
            return PageResult.SeeOther($"/cases/{visit.Number}{anchor}");
        }
        if (audience is { } wider && sent.Faults.Count == 0 && await Widens(visit, wider, sent, files) is { } asked)
            return Result.Of(asked);
        if (!(await Handle(visit, Of(form), sent.Files, sent.Faults)).TryGet(out _, out var problem))
            return await ShowCase.Page.Again(visit, new(Path, form, problem) { Files = sent.Files });
        return PageResult.SeeOther($"/cases/{visit.Number}{anchor}");
    }

    // who else reads it than what this member wrote last, or than the message that it follows: those were the readers in mind
    private static async Task<IResult?> Widens(CaseVisit visit, Audience audience, SentForm sent, FileStore files)
    {
        var form = sent.Values;
        if (audience == Audience.Team || string.IsNullOrWhiteSpace(form["body"]))
            return null;
        IResult? asked = null;
        await visit.Decide(found =>
        {
            var said = found.MessagesFor(visit.Viewer);
            var last = said.LastOrDefault(m => m.By == visit.Viewer.Actor)?.Audience;
            var readers = ConversationWords.Readers(audience, found, visit.Now);
            // who reads it is confirmed, not that it is sent: somebody who came since is asked about anew
            if (
                last is { } before
                && !audience.IsWithin(before)
                && form["confirmed"] != readers
                && found.MayWrite(visit.Viewer, audience) is null
            )
                asked = PageResult.Of<ConfirmAudiencePage>(
                    new
                    {
                        Found = found,
                        Audience = audience,
                        Before = before,
                        Readers = readers,
                        Values = form,
                        Kept = sent.Files,
                        Ticket = (Func<Attachment, string>)files.Ticket,
                    }
                );
            return Decision.Nothing;
        });
        return asked;
    }

    private static async Task<Result<Case>> Handle(
        CaseVisit visit,
        Request request,
        IReadOnlyList<Attachment> files,
        IReadOnlyList<Fault> unreadable
    )
    {
        var faults = new FaultCollector();
        if (Audience.Parse(request.Channel) is not { } audience)
        {
            audience = Audience.Team;
            faults.Add("channel", "Say who is to read it: team, with-reporter, vendor-1 or everyone.");
        }
        var message = faults.Take("", CaseMessage.Parse("body", request.Body));
        var update = NextUpdate.Read(request.NextUpdate, faults);
        var (programme, now) = (visit.Programme, visit.Now);
        foreach (var fault in unreadable)
            faults.Add(fault.Path, fault.Message);
        if (!faults.Else(() => message! with { Attachments = files }).TryGet(out var text, out var faulty))
            return faulty;
        var named = audience == Audience.Team ? await Named(visit, text.Body) : [];
        var written = await visit.Decide(found =>
            found
                .WriteAndPromise(visit.Viewer, audience, text, update, programme, now)
                .Map(decision => decision.And(named.Select(reader => Notices.AskMember(reader.Person, visit.Number))))
        );
        if (written.Succeeded)
            await visit.Service<DraftStore>().Forget(visit.Number, visit.Viewer, audience, visit.Cancel);
        return written;
    }

    // only within the team: outside it nobody of the team has a name
    private static async Task<IReadOnlyList<Mentionable>> Named(CaseVisit visit, string body)
    {
        var handles = Mentions.In(body);
        if (handles.Count == 0)
            return [];
        var readers = await visit.Service<CaseReaders>().Of(visit.Number, visit.Cancel);
        return
        [
            .. readers.Where(r =>
                handles.Contains(r.Handle, StringComparer.Ordinal) && r.Person != visit.Viewer.Person
            ),
        ];
    }
}
