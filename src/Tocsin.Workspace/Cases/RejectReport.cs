using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/rejection: the report is not taken on, for a reason that the reporter reads.</summary>
internal static class RejectReport
{
    public const string Path = "/rejection";

    /// <param name="Reason">One of the reasons there are: <c>not-a-vulnerability</c>, <c>out-of-scope</c>, …</param>
    /// <param name="Answer">What the reporter reads, Markdown.</param>
    /// <param name="Statements">What it is judged under: versions of statements, <c>TM-node-js-3/2</c>; none where it needs none.</param>
    public sealed record Request(RejectionReason? Reason, string? Answer, IReadOnlyList<string?>? Statements = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(Words.Parse<RejectionReason>(form["reason"]), form["answer"], form.All("statements")),
            Handle,
            ShowCase.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Reason is null)
            faults.Add("reason", "Choose the reason that comes closest.");
        var answer = faults.Take("", CaseMessage.Parse("answer", request.Answer));
        var cites = faults.Take("", await visit.Service<ThreatModelStore>().Cited(request.Statements, visit.Cancel));
        return await faults
            .Else(() => answer!)
            .Then(text => visit.Decide(found => found.Reject(visit.Viewer, request.Reason!.Value, text, cites)));
    }
}
