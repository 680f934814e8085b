using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /api/cases/{number}/maintainers/proofs: a triager saw the token in the repository, or takes somebody's word and says why.</summary>
internal static class ProveControl
{
    public const string Path = ShowReaching.Path + "/proofs";

    /// <param name="Maintainer">Their number within the case.</param>
    /// <param name="Way"><c>repository</c> or <c>triagers-word</c>.</param>
    /// <param name="Reason">Needed with <c>triagers-word</c>.</param>
    public sealed record Request(int? Maintainer, ProofWay? Way, string? Reason);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form => new(FormNumber.Of(form, "maintainer"), Words.Parse<ProofWay>(form["way"]), form["reason"]),
            Handle,
            ShowReaching.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        if (request.Way is null)
            faults.Add("way", "Choose repository or triagers-word.");
        var reason = faults.Optional("reason", request.Reason, ReasonText.Longest);
        return faults
            .Else(() => reason is null ? null : new ReasonText(reason))
            .Then(why =>
                visit.Decide(found =>
                    found.ProveControl(visit.Viewer, request.Maintainer ?? 0, request.Way!.Value, why)
                )
            );
    }
}
