using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Clusters;

/// <summary>
/// POST /api/cases/{number}/split: a part of the report becomes a case of its own, linked with this one. The reporter is told, and gets
/// its receipt with the one they have.
/// </summary>
internal static class SplitCase
{
    public const string Path = "/split";

    /// <param name="What">What of the report the second case is about, Markdown.</param>
    /// <param name="Where">The product or package that it is in.</param>
    /// <param name="HowToReproduce">How to see it happen, Markdown.</param>
    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? What, string? Where, string? HowToReproduce, string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(form["what"], form["where"], form["howToReproduce"], form["answer"]),
            Handle,
            ShowDesk.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var part = faults.Take("", ReportText.Parse(new(request.What, request.Where, request.HowToReproduce)));
        var answer = faults.Take("", CaseMessage.Parse("answer", request.Answer));
        return faults
            .Else(() => (part!, answer!))
            .Then(both =>
                visit.Store.Split(
                    visit.Number,
                    visit.Viewer,
                    (found, second) =>
                        found.Split(visit.Viewer, second, both.Item1, both.Item2, visit.Programme, visit.Now),
                    visit.Cancel
                )
            );
    }
}
