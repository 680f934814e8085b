using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.CveIds;

/// <summary>PUT /api/cases/{number}/cve: binds an ID of the pool to a case, for good; without one, the next.</summary>
internal static class AssignCve
{
    private const string Path = "/cve";

    /// <param name="Cve">One of the pool that is free; null for the next.</param>
    public sealed record Request(string? Cve = null);

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
                CaseRoutes.Submit(visit, form, Path, values => new Request(values["cve"]), Handle, ShowCase.Page)
        );
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Cve))
            return await Decide(visit, (found, pool) => found.AssignCve(visit.Viewer, pool, visit.Now.Year));
        var faults = new FaultCollector();
        var wanted = faults.Take("cve", CveId.Parse(request.Cve));
        return await faults
            .Else(() => wanted!)
            .Then(cve => Decide(visit, (found, pool) => found.AssignCve(visit.Viewer, pool, cve)));
    }

    private static Task<Result<Case>> Decide(CaseVisit visit, Func<Case, CvePool, Result<Ledger.Decision>> decide) =>
        visit.Store.Decide(visit.Number, visit.Viewer, CvePool.Stream, decide, visit.Cancel);
}
