using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>POST /api/cases/{number}/draft/sharing-ends: shares the draft with them no more. What they read they have read.</summary>
internal static class EndDraftSharing
{
    public const string Path = "/draft/sharing-ends";

    /// <param name="With"><c>with-reporter</c>, <c>vendor-1</c> or <c>everyone</c>.</param>
    public sealed record Request(string? With);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["with"]), Handle, ShowRemarks.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        Audience.Parse(request.With) is { } with
            ? visit.Decide(found => found.EndDraftSharing(visit.Viewer, with))
            : Task.FromResult<Result<Case>>(
                Problem.Faulty([new("with", "Say with whom: with-reporter, vendor-1 or everyone.")])
            );
}
