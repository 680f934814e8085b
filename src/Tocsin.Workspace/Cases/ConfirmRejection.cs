using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/confirmed-rejection: after a second look, by somebody who did not reject it, it stays rejected.</summary>
internal static class ConfirmRejection
{
    public const string Path = "/confirmed-rejection";

    /// <param name="Answer">What the reporter reads, Markdown.</param>
    public sealed record Request(string? Answer);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["answer"]), Handle, ShowCase.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        CaseMessage
            .Parse("answer", request.Answer)
            .Then(text => visit.Decide(found => found.ConfirmRejection(visit.Viewer, text)));
}
