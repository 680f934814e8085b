using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/merge: the report tells what another told before. Its reporter is kept, told with the other case, and
/// credited there; they never learn which case that is.
/// </summary>
internal static class MergeReport
{
    public const string Path = "/merge";

    /// <param name="Original">The number of the case that was reported first.</param>
    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Original, string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["original"], form["answer"]), Handle, ShowCase.Page);

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var known = await visit.Store.Find(request.Original, visit.Viewer, visit.Cancel);
        if (!known.Succeeded)
            faults.Add("original", "You see no case of this number.");
        var answer = faults.Take("", CaseMessage.Parse("answer", request.Answer));
        return await faults
            .Else(() => answer!)
            .Then(text =>
                visit.Store.Decide<Case>(
                    visit.Number,
                    visit.Viewer,
                    known.Value.Stream,
                    (found, original) => found.MergeInto(visit.Viewer, original, text),
                    visit.Cancel
                )
            );
    }
}
