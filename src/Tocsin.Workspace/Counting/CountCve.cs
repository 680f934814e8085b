using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Counting;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Counting;

/// <summary>
/// POST /api/cases/{number}/counting: keeps what the counting questions came to, with the reasons. The page's form asks one
/// question after the other first; what was answered travels with it.
/// </summary>
internal static class CountCve
{
    private const string Keep = "keep";
    private const string Back = "back";

    /// <param name="Answers">One for each question on the way, in any order.</param>
    /// <param name="Decided"><c>merge</c> or <c>split</c> where the rules leave it open; else null.</param>
    /// <param name="Reason">Why, at most 2,000 characters.</param>
    public sealed record Request(IReadOnlyList<CountingAnswer>? Answers, string? Decided, string? Reason);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, ShowCounting.Response>(
            HttpMethods.Post,
            ShowCounting.Path,
            async (visit, request) => (await Handle(visit, request)).Map(ShowCounting.Of)
        );
        app.MapCaseForm(ShowCounting.Path, Submit);
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Required("reason", request.Reason, ReasonText.Longest);
        var decided = request.Decided?.Trim() switch
        {
            null or "" => (CountingVerdict?)null,
            "merge" => CountingVerdict.Merge,
            "split" => CountingVerdict.Split,
            _ => Unknown(faults),
        };
        return await faults
            .Else(() => new ReasonText(reason))
            .Then(text => visit.Decide(found => found.Count(visit.Viewer, request.Answers ?? [], decided, text)));
    }

    private static CountingVerdict? Unknown(FaultCollector faults)
    {
        faults.Add("decided", "This must be merge or split.");
        return null;
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var followed = CountingWalk.Follow(key => form[key]);
        if (!followed.TryGet(out var walk, out var wrong))
            return await Again(visit, ShowCounting.Begin, form, wrong);
        if (form["do"] == Back)
            return await Again(visit, Shorter(walk), form, null);
        if (form["do"] != Keep || walk.Outcome is null)
            return await Again(visit, walk, form, null);
        var kept = await Handle(visit, new(walk.Answers, form["decided"], form["reason"]));
        return kept.TryGet(out _, out var problem)
            ? PageResult.SeeOther($"/cases/{visit.Number}{ShowCounting.Path}")
            : await Again(visit, walk, form, problem);
    }

    private static CountingWalk Shorter(CountingWalk walk) =>
        CountingWalk.Follow(key => walk.Steps.SkipLast(1).FirstOrDefault(s => s.Question.Key == key)?.Choice.Key).Value;

    private static async Task<Result<IResult>> Again(
        CaseVisit visit,
        CountingWalk walk,
        FormValues form,
        Problem? problem
    ) => (await visit.Read("counting")).Map(found => ShowCounting.Page(visit, found, walk, form, problem));
}
