using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/deferral: it is a vulnerability, and work on it is put off. The latest day of publication stands.</summary>
internal static class DeferReport
{
    public const string Path = "/deferral";

    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["answer"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("answer", request.Answer)
            .Then(text => visit.Decide(found => found.Defer(visit.Viewer, text, visit.Programme, visit.Now)));
}
