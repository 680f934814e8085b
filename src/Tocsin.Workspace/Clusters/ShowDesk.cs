using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Clusters;

/// <summary>GET /cases/{number}/desk: splitting a report, and moving it to where the root cause lies.</summary>
internal static class ShowDesk
{
    public const string Path = "/desk";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app) => app.MapCasePage(Path, visit => Show(visit, null));

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("desk")).TryGet(out var found, out var problem)
            ? PageResult.Of<DeskPage>(
                new { View = await CaseForms.Of(visit, found, refused) },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
