using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Audit;

/// <summary>
/// GET /cases/{number}/verify and /api/cases/{number}/verification: whether the case and the record of who read it are as they were
/// written, and which head covers it.
/// </summary>
internal static class VerifyCase
{
    public const string Path = "/verify";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi("/verification", Verify);
        app.MapCasePage(Path, Show);
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit) =>
        (await Verify(visit)).Map<IResult>(found => PageResult.Of<VerifyCasePage>(new { Found = found }));

    private static async Task<Result<CaseVerification>> Verify(CaseVisit visit)
    {
        if (!(await visit.Read("verification")).TryGet(out _, out var problem))
            return problem;
        return await visit.Service<CaseVerifier>().Verify(visit.Number, visit.Cancel);
    }
}
