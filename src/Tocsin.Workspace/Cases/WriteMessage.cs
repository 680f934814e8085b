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
    /// <param name="NextUpdate">The day by which the reporter is promised the next update, <c>2026-12-01</c>; null: none is.</param>
    public sealed record Request(Channel? Channel, string? Body, string? NextUpdate = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(Words.Parse<Channel>(form["channel"]), form["body"], form["nextUpdate"]),
            Handle,
            ShowCase.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Channel is null)
            faults.Add("channel", "Say who is to read it: team or with-reporter.");
        var message = faults.Take("", CaseMessage.Parse("body", request.Body));
        var update = NextUpdate.Read(request.NextUpdate, faults);
        var (programme, now) = (visit.Programme, visit.Now);
        return faults
            .Else(() => message!)
            .Then(text =>
                visit.Decide(found =>
                    found.WriteAndPromise(visit.Viewer, request.Channel!.Value, text, update, programme, now)
                )
            );
    }
}
