using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/acceptance: it is a vulnerability and we take it on; tells the reporter so.</summary>
internal static class AcceptReport
{
    public const string Path = "/acceptance";

    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["answer"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("answer", request.Answer)
            .Then(answer => visit.Decide(found => found.Accept(visit.Viewer, answer, visit.Programme, visit.Now)));
}
