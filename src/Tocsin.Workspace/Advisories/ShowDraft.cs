using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// GET /api/cases/{number}/draft, with the revision as ETag, and GET /cases/{number}/advisory: the draft of the advisory,
/// and all that lint says of it.
/// </summary>
internal static class ShowDraft
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi("/draft", Handle);
        app.MapCasePage(DraftView.Path, Show);
    }

    private static async Task<Result<DraftResponse>> Handle(CaseVisit visit)
    {
        var found = await visit.Read("draft");
        if (found.Succeeded)
            visit.Context.Response.Headers.ETag = DraftResponse.Tag(found.Value.DraftRevision);
        return found.Map(draft => DraftResponse.Of(visit, draft));
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit) =>
        (await visit.Read("draft")).Map(found => Page(Of(visit, found, found.Draft ?? AdvisoryContent.Empty)));

    public static IResult Page(DraftView view, int status = StatusCodes.Status200OK) =>
        PageResult.Of<DraftPage>(new { View = view }, status);

    /// <summary>The editor with <paramref name="content"/> in its fields, as saved or as typed.</summary>
    public static DraftView Of(CaseVisit visit, Case found, AdvisoryContent content, bool lint = true)
    {
        var now = visit.Now;
        var origin = visit.Service<Origins>().Public;
        var begun = found.DraftRevision > 0 || !content.Equals(AdvisoryContent.Empty);
        return new(
            found,
            found.DraftRevision,
            content,
            DraftForm.Write(DraftRows.Roomy(content)),
            AdvisoryPreview.Of(found, content, visit.Programme.AdvisoryPrefix, origin, now),
            lint && begun ? [.. AdvisoryLint.Check(content).Select(DraftForm.Placed)] : [],
            [],
            null,
            [],
            !content.Equals(found.Draft ?? AdvisoryContent.Empty),
            new CaseMoves(found, visit.Viewer, visit.Programme, now).Draft
        );
    }
}
