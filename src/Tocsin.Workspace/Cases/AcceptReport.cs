using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Cases;

/// <summary>POST /api/cases/{number}/acceptance: it is a vulnerability and we take it on; tells the reporter so.</summary>
internal static class AcceptReport
{
    public const string Path = "/acceptance";

    /// <param name="Answer">What the reporter reads, Markdown.</param>
    /// <param name="Statements">What it is judged under: versions of statements, <c>TM-node-js-3/2</c>; none where it needs none.</param>
    public sealed record Request(string? Answer, IReadOnlyList<string?>? Statements = null);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, form => new(form["answer"], form.All("statements")), Handle, ShowCase.Page);

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var answer = faults.Take("", CaseMessage.Parse("answer", request.Answer));
        var cites = faults.Take("", await visit.Service<ThreatModelStore>().Cited(request.Statements, visit.Cancel));
        return await faults
            .Else(() => answer!)
            .Then(text => visit.Decide(found => found.Accept(visit.Viewer, text, visit.Programme, visit.Now, cites)));
    }
}
