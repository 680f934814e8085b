using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.CveIds;

/// <summary>PUT /api/cases/{number}/cve: binds an ID of the pool to a case, for good; without one, the next.</summary>
internal static class AssignCve
{
    private const string Path = "/cve";

    /// <param name="Cve">One of the pool that is free; null for the next.</param>
    /// <param name="Unheard">Why it cannot wait until the maintainers were heard; null where nobody has to be.</param>
    public sealed record Request(string? Cve = null, string? Unheard = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Put,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(
            Path,
            (visit, form) =>
                CaseRoutes.Submit(
                    visit,
                    form,
                    Path,
                    values => new Request(values["cve"], values["unheard"]),
                    Handle,
                    ShowCase.Page
                )
        );
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Optional("unheard", request.Unheard, ReasonText.Longest);
        var unheard = reason is null ? null : new ReasonText(reason);
        if (string.IsNullOrWhiteSpace(request.Cve))
        {
            return await faults
                .Else(() => true)
                .Then(_ => Decide(visit, (found, pool) => found.AssignCve(visit.Viewer, pool, visit.Now, unheard)));
        }
        var wanted = faults.Take("cve", CveId.Parse(request.Cve));
        return await faults
            .Else(() => wanted!)
            .Then(cve => Decide(visit, (found, pool) => found.AssignCve(visit.Viewer, pool, cve, visit.Now, unheard)));
    }

    private static Task<Result<Case>> Decide(CaseVisit visit, Func<Case, CvePool, Result<Ledger.Decision>> decide) =>
        visit.Store.Decide(visit.Number, visit.Viewer, CvePool.Stream, decide, visit.Cancel);
}
