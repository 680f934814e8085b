using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Channels;

/// <summary>POST /api/cases/{number}/messages/redaction-refusals: leaves a text that somebody wants destroyed; they read why.</summary>
internal static class RefuseRedaction
{
    public const string Path = "/messages/redaction-refusals";

    /// <param name="Message">The sequence of its entry; 1 is the report.</param>
    /// <param name="Reason">What whoever asked reads.</param>
    public sealed record Request(long? Message, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(MessageField.Of(form), form["reason"]), Handle, ShowMessage.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        MessageField
            .WithReason(request.Message, request.Reason)
            .Then(left => visit.Decide(found => found.RefuseRedaction(visit.Viewer, left.Message, left.Why)));
}
