using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Advisories;

/// <summary>GET /cases/{number}/review: the draft to read, what changed, and what can be decided about it.</summary>
internal static class ShowReview
{
    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(ReviewView.Path, Show);

    public static void Map(IEndpointRouteBuilder app) => app.MapCasePage(ReviewView.Path, visit => Show(visit, null));

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused)
    {
        if (!(await visit.Read("draft")).TryGet(out var found, out var problem))
            return problem;
        var origin = visit.Service<Origins>().Public;
        var baseline = Baseline.Of(found);
        var view = new ReviewView(
            found,
            visit.Viewer,
            new(found, visit.Viewer, visit.Programme, visit.Now),
            await ActorNames.Load(visit.Context, found.History.Select(h => h.By.Id).Distinct(StringComparer.Ordinal)),
            visit.Programme,
            found.Draft is { } draft
                ? AdvisoryPreview.Of(found, draft, visit.Programme.AdvisoryPrefix, origin, visit.Now)
                : null,
            baseline?.Name,
            baseline is null || found.Draft is null ? [] : DraftChanges.Between(baseline.Content, found.Draft),
            found.Draft is null
                ? []
                : [.. AdvisoryLint.Check(found.Draft).Where(fault => fault.Severity == FaultSeverity.Error)],
            RecordCheck.Of(visit, found),
            await StepUp.IsFresh(visit.Context),
            found.Published is { } published ? new Uri(origin, $"/advisories/{published.Id}") : null,
            refused
        );
        return Result.Of<IResult>(
            PageResult.Of<ReviewPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK)
        );
    }
}
