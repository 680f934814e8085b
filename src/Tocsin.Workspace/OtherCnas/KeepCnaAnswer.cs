using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.OtherCnas;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.OtherCnas;

/// <summary>POST /api/cases/{number}/other-cna/answer: keeps what the other CNA said; an ID of theirs is then the case's, for good.</summary>
internal static class KeepCnaAnswer
{
    public const string Path = ShowOtherCna.Path + "/answer";

    /// <param name="Answer"><c>assigned</c>, <c>notAVulnerability</c>, <c>declined</c>, or <c>silent</c> once its time is over.</param>
    /// <param name="Cve">With <c>assigned</c>.</param>
    /// <param name="Said">What they said, or what you did to hear from them; at most 2,000 characters.</param>
    public sealed record Request(string? Answer, string? Cve, string? Said);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(form["answer"], form["cve"], form["said"]),
            Handle,
            ShowOtherCna.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var answer = request.Answer?.Trim() switch
        {
            "assigned" => OtherCnaAnswer.Assigned,
            "notAVulnerability" => OtherCnaAnswer.NotAVulnerability,
            "declined" => OtherCnaAnswer.Declined,
            "silent" => (OtherCnaAnswer?)OtherCnaAnswer.Silent,
            _ => null,
        };
        if (answer is null)
            faults.Add("answer", "Choose one of the answers.");
        var cve = string.IsNullOrWhiteSpace(request.Cve) ? null : faults.Take("cve", CveId.Parse(request.Cve));
        var said = faults.Required("said", request.Said, ReasonText.Longest);
        return faults
            .Else(() => new ReasonText(said))
            .Then(text =>
                visit.Store.Decide<CvePool>(
                    visit.Number,
                    visit.Viewer,
                    CvePool.Stream,
                    (found, pool) => found.AnswerFromOtherCna(visit.Viewer, pool, answer!.Value, cve, text, visit.Now),
                    visit.Cancel
                )
            );
    }
}
