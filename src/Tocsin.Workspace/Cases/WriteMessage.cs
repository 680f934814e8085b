using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/messages: writes to the team, to the reporter, to one vendor, or to everyone. On the page, somebody who is
/// about to be read by others than so far is asked first; and what is not sent is kept.
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
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var audience = Audience.Parse(form["channel"]);
        var body = form["body"] ?? "";
        var drafts = visit.Service<DraftStore>();
        // before anything can be refused: what was typed once is not lost
        if (audience is { } channel && body.Length <= CaseMessage.Longest)
            await drafts.Keep(visit.Number, visit.Viewer, channel, body, visit.Cancel);
        var anchor = audience is { } into ? "#" + CaseConversation.Anchor(into) : "";
        if (form.Has("keep"))
            return PageResult.SeeOther($"/cases/{visit.Number}{anchor}");
        if (audience is { } wider && await Widens(visit, wider, form) is { } asked)
            return Result.Of(asked);
        var request = new Request(form["channel"], form["body"], form["nextUpdate"]);
        if (!(await Handle(visit, request)).TryGet(out _, out var problem))
            return await ShowCase.Page.Again(visit, new(Path, form, problem));
        return PageResult.SeeOther($"/cases/{visit.Number}{anchor}");
    }

    // who else reads it than what this member wrote last, or than the message that it follows: those were the readers in mind
    private static async Task<IResult?> Widens(CaseVisit visit, Audience audience, FormValues form)
    {
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
                    }
                );
            return Decision.Nothing;
        });
        return asked;
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
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
        if (!faults.Else(() => message!).TryGet(out var text, out var faulty))
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
