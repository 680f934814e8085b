using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Channels;

/// <summary>POST /api/cases/{number}/messages/redaction-requests: asks that a text be destroyed; the owner or another triager decides.</summary>
internal static class AskRedaction
{
    public const string Path = "/messages/redaction-requests";

    /// <param name="Message">The sequence of its entry; 1 is the report.</param>
    /// <param name="Reason">Why it should not be kept.</param>
    public sealed record Request(long? Message, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(MessageField.Of(form), form["reason"]), Handle, ShowMessage.Page);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        MessageField
            .WithReason(request.Message, request.Reason)
            .Then(asked => visit.Decide(found => found.AskRedaction(visit.Viewer, asked.Message, asked.Why)));
}
