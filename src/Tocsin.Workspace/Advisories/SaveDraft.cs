using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// PUT /api/cases/{number}/draft, based on <c>If-Match</c> or <c>revision</c>, and the editor's form: saves what was typed,
/// faults and all. When somebody saved meanwhile nothing is lost: both are shown.
/// </summary>
internal static class SaveDraft
{
    private const string Check = "check";

    /// <summary>Before the name of somebody who reported it: adds them to the credits as they wish to be named.</summary>
    internal const string Credit = "credit ";

    /// <param name="Revision">The revision that the writer started from, 0 for none; <c>If-Match</c> says the same.</param>
    /// <param name="Content">All of the draft; what is left out is taken out.</param>
    public sealed record Request(int? Revision, AdvisoryContent? Content);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, DraftResponse>(HttpMethods.Put, "/draft", Handle);
        app.MapCaseForm(DraftView.Path, Submit, DraftForm.Limits);
    }

    private static async Task<Result<DraftResponse>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var based = Tagged(visit.Context.Request.Headers.IfMatch) ?? request.Revision;
        if (based is null)
            faults.Add("revision", "Say which revision this is based on, here or as If-Match; 0 for none.");
        if (request.Content is null)
            faults.Add("content", "This is needed.");
        var saved = await faults.Else(() => request.Content!).Then(content => Save(visit, based!.Value, content));
        if (saved.Succeeded)
            visit.Context.Response.Headers.ETag = DraftResponse.Tag(saved.Value.DraftRevision);
        return saved.Map(found => DraftResponse.Of(visit, found));
    }

    private static Task<Result<Case>> Save(CaseVisit visit, int based, AdvisoryContent content) =>
        visit.Decide(found => found.SaveDraft(visit.Viewer, based, content));

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var button = form["do"];
        if (DraftRows.Changed(form, button) is { } changed)
            return await Again(visit, form, changed, view => view, lint: false);
        var typed = DraftForm.Read(form);
        if (CvssForm.All.FirstOrDefault(c => c.Button == button) is { } calculator)
            return await Score(visit, form, typed, calculator);
        if (button?.StartsWith(Credit, StringComparison.Ordinal) == true)
            return await Named(visit, form, typed, button[Credit.Length..]);
        if (button == Check)
            return await Again(visit, form, typed, view => view);
        var saved = await Save(visit, Based(form), typed);
        return saved.TryGet(out _, out var problem)
            ? PageResult.SeeOther($"/cases/{visit.Number}{DraftView.Path}")
            : await Again(visit, form, typed, view => Conflicting(view, form, problem));
    }

    // what was typed, shown again without having been saved
    private static async Task<Result<IResult>> Again(
        CaseVisit visit,
        FormValues form,
        AdvisoryContent typed,
        Func<DraftView, DraftView> change,
        bool lint = true
    )
    {
        if (!(await visit.Read("draft")).TryGet(out var found, out var problem))
            return problem;
        var view = ShowDraft.Of(visit, found, typed, lint) with { Revision = Based(form) };
        view = change(view);
        return Result.Of(ShowDraft.Page(view, view.Refused?.Status ?? StatusCodes.Status200OK));
    }

    // on screen, not saved: whoever drafts sees it before anybody else does
    private static async Task<Result<IResult>> Named(
        CaseVisit visit,
        FormValues form,
        AdvisoryContent typed,
        string name
    )
    {
        if (!(await visit.Read("draft")).TryGet(out var found, out var problem))
            return problem;
        var credited = found.CreditWishes.Contains(name, StringComparer.Ordinal)
            ? typed with
            {
                Credits = [.. typed.Credits, new(name, "REPORTER")],
            }
            : typed;
        return Result.Of(ShowDraft.Page(ShowDraft.Of(visit, found, credited) with { Revision = Based(form) }));
    }

    private static Task<Result<IResult>> Score(
        CaseVisit visit,
        FormValues form,
        AdvisoryContent typed,
        CvssForm calculator
    )
    {
        if (calculator.Vector(form).TryGet(out var vector, out var problem))
            return Again(visit, form, typed with { CvssVector = vector }, view => view);
        // half-made choices stay made
        var chosen = form.Pairs.Where(p => p.Key.StartsWith(calculator.Prefix + ".", StringComparison.Ordinal));
        return Again(
            visit,
            form,
            typed,
            view => view with { Faults = problem.Faults, Typed = new([.. view.Typed.Pairs, .. chosen]) }
        );
    }

    private static DraftView Conflicting(DraftView view, FormValues form, Problem problem) =>
        view with
        {
            Refused = problem,
            Revision = view.Case.DraftRevision,
            Theirs =
                Based(form) == view.Case.DraftRevision
                    ? []
                    : DraftChanges.Between(view.Content, view.Case.Draft ?? AdvisoryContent.Empty),
        };

    private static int Based(FormValues form) =>
        int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var based) ? based : 0;

    private static int? Tagged(string? ifMatch) =>
        int.TryParse(ifMatch?.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;
}
