using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;
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

    // what is confirmed is what they see and who sees it: if either is another by now, it is asked anew
    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var request = new Request(form["with"], ReadRevision.Of(form), form.Has("keeps"));
        if (Audience.Parse(request.With) is not { } with)
            return await CaseRoutes.Submit(visit, form, Path, _ => request, Handle, ShowRemarks.Page);
        var asks = false;
        var decided = await visit.Decide(found =>
        {
            asks = found.MayShareDraft(visit.Viewer, with) is null && Seen(visit, found, with) != form["confirmed"];
            return asks
                ? Decision.Nothing
                : found.ShareDraft(visit.Viewer, with, request.Revision ?? 0, request.KeepsSharing);
        });
        if (asks)
            return (await visit.Read(ShowRemarks.What)).Map(found => Ask(visit, found, with, request.KeepsSharing));
        return decided.TryGet(out _, out var problem)
            ? PageResult.SeeOther($"/cases/{visit.Number}{ShowRemarks.Page.Path}")
            : await ShowRemarks.Page.Again(visit, new(Path, form, problem));
    }

    private static string Seen(CaseVisit visit, Case found, Audience with) =>
        $"{found.DraftRevision} {found.Cve} {ConversationWords.Readers(with, found, visit.Now)}";

    private static IResult Ask(CaseVisit visit, Case found, Audience with, bool keeps) =>
        PageResult.Of<ConfirmSharingPage>(
            new
            {
                Found = found,
                With = with,
                Keeps = keeps,
                Readers = ConversationWords.Readers(with, found, visit.Now),
                Seen = Seen(visit, found, with),
                Preview = Preview(visit, found),
            }
        );

    private static OsvRecord Preview(CaseVisit visit, Case found) =>
        AdvisoryPreview.Of(
            found,
            found.Draft!,
            visit.Programme.AdvisoryPrefix,
            visit.Service<Origins>().Public,
            visit.Now
        );
}
