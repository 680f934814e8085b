using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>POST /api/cases/{number}/draft/suggestions: suggests another text for a field, to the team.</summary>
internal static class SuggestChange
{
    public const string Path = "/draft/suggestions";

    /// <param name="Revision">The one that was read.</param>
    /// <param name="Field"><c>summary</c>, <c>impact</c>, <c>affected</c>, <c>severity</c>, <c>weaknesses</c>, <c>details</c>, <c>workarounds</c>, <c>references</c>, <c>credits</c>, <c>aliases</c>.</param>
    /// <param name="Text">What it is to say; lists one item to a line.</param>
    /// <param name="Why">Markdown; null: it speaks for itself.</param>
    public sealed record Request(int? Revision, string? Field, string? Text, string? Why = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            Microsoft.AspNetCore.Http.HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(
            Path,
            (visit, form) =>
                CaseRoutes.Submit(
                    visit,
                    form,
                    Path,
                    sent => new Request(ReadRevision.Of(sent), sent["field"], sent["text"], sent["why"]),
                    Handle,
                    ShowRemarks.Page
                ),
            ReadSharedDraft.Limits
        );
    }

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var revision = faults.Needed(request.Revision);
        var field = Words.Parse<DraftField>(request.Field);
        if (field is null)
            faults.Add("field", "Choose what of the draft this is about.");
        var why = faults.Optional("why", request.Why, RemarkText.Longest);
        return faults
            .Else(() => new SuggestionText(request.Text ?? "", why))
            .Then(text => visit.Decide(found => found.SuggestChange(visit.Viewer, revision, field!.Value, text)));
    }
}
