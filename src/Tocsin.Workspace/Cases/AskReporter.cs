using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/questions: asks the reporter for what is missing; where the rules say so, the clock stops until they write.</summary>
internal static class AskReporter
{
    public const string Path = "/questions";

    /// <param name="Question">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Question);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["question"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("question", request.Question)
            .Then(question => visit.Decide(found => found.AskForMore(visit.Viewer, question, visit.Clocks)));
}
