using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Judgement;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Judgement;

/// <summary>POST /api/cases/{number}/usage: how common the use is that makes it a vulnerability, and why one thinks so.</summary>
internal static class JudgeUsage
{
    public const string Path = "/usage";

    /// <param name="Usage"><c>everybody</c>, <c>common</c>, <c>uncommon</c>, <c>rare</c> or <c>unknown</c>.</param>
    /// <param name="Reason">What was looked at, at most 2,000 characters.</param>
    public sealed record Request(Usage? Usage, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(Words.Parse<Usage>(form["usage"]), form["reason"]),
            Handle,
            ShowJudgement.Page
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Usage is null)
            faults.Add("usage", "Choose one.");
        var why = faults.Take("", ReasonText.Of(request.Reason));
        return await faults
            .Else(() => why!)
            .Then(text => visit.Decide(found => found.JudgeUsage(visit.Viewer, request.Usage!.Value, text)));
    }
}
