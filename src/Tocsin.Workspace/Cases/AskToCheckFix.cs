using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/fix-check: asks the reporter whether the fix works.</summary>
internal static class AskToCheckFix
{
    public const string Path = "/fix-check";

    /// <param name="Question">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Question);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["question"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("question", request.Question)
            .Then(text => visit.Decide(found => found.AskToCheckFix(visit.Viewer, text)));
}
