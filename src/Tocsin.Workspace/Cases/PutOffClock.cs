using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/not-reproducible: tells the reporter that it does not happen as they say; the clock stops until they write.
/// No verdict.
/// </summary>
internal static class PutOffClock
{
    public const string Path = "/not-reproducible";

    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["answer"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("answer", request.Answer)
            .Then(answer => visit.Decide(found => found.PutOffClock(visit.Viewer, answer, visit.Clocks)));
}
