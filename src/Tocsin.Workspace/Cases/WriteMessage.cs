using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/messages: writes to the team, or to the reporter.</summary>
internal static class WriteMessage
{
    public const string Path = "/messages";

    /// <param name="Channel"><c>team</c> or <c>with-reporter</c>: who reads it.</param>
    /// <param name="Body">Markdown.</param>
    public sealed record Request(Channel? Channel, string? Body);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(Words.Parse<Channel>(form["channel"]), form["body"]),
            Handle,
            ShowCase.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Channel is null)
            faults.Add("channel", "Say who is to read it: team or with-reporter.");
        var message = faults.Take("", CaseMessage.Parse("body", request.Body));
        return faults
            .Else(() => message!)
            .Then(text => visit.Decide(found => found.Write(visit.Viewer, request.Channel!.Value, text)));
    }
}
