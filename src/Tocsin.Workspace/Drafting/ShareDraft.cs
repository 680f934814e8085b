using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// POST /api/cases/{number}/draft/sharing: shares a revision of the draft with the reporter, the maintainers of a vendor, or everyone who
/// takes part. On the page exactly what they will see, and who, is shown first.
/// </summary>
internal static class ShareDraft
{
    public const string Path = "/draft/sharing";

    /// <param name="With"><c>with-reporter</c>, <c>vendor-1</c> or <c>everyone</c>.</param>
    /// <param name="Revision">The one that was read; it has to be the newest.</param>
    /// <param name="KeepsSharing">Whether they read each revision that is saved from now on, too.</param>
    public sealed record Request(string? With, int? Revision, bool KeepsSharing = false);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var with = Audience.Parse(request.With);
        if (with is null || with == Audience.Team)
            faults.Add("with", "Say with whom it is shared: with-reporter, vendor-1 or everyone.");
        var revision = faults.Needed(request.Revision);
        return faults
            .Else(() => with!.Value)
            .Then(audience =>
                visit.Decide(found => found.ShareDraft(visit.Viewer, audience, revision, request.KeepsSharing))
            );
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var request = new Request(form["with"], ReadRevision.Of(form), form.Has("keeps"));
        if (await Unseen(visit, request, form["confirmed"]) is { } asked)
            return Result.Of(asked);
        return await CaseRoutes.Submit(visit, form, Path, _ => request, Handle, ShowRemarks.Page);
    }

    // what is confirmed is what they see and who sees it: if either is another by now, it is asked anew
    private static async Task<IResult?> Unseen(CaseVisit visit, Request request, string? confirmed)
    {
        if (Audience.Parse(request.With) is not { } with)
            return null;
        if (!(await visit.Read(ShowRemarks.What)).TryGet(out var found, out _))
            return null;
        var readers = ConversationWords.Readers(with, found, visit.Now);
        var seen = $"{found.DraftRevision} {found.Cve} {readers}";
        if (seen == confirmed || found.MayShareDraft(visit.Viewer, with) is not null)
            return null;
        return PageResult.Of<ConfirmSharingPage>(
            new
            {
                Found = found,
                With = with,
                Keeps = request.KeepsSharing,
                Readers = readers,
                Seen = seen,
                Preview = Preview(visit, found),
            }
        );
    }

    private static OsvRecord Preview(CaseVisit visit, Case found) =>
        AdvisoryPreview.Of(
            found,
            found.Draft!,
            visit.Programme.AdvisoryPrefix,
            visit.Service<Origins>().Public,
            visit.Now
        );
}
