using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>GET /threat-models/{product} and /api/threat-models/{product}: every statement of a product.</summary>
internal static class ShowThreatModel
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/threat-models/{product}", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/threat-models/{product}", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Ok<ThreatModelDocument>, ProblemHttpResult>> Handle(
        string product,
        ThreatModelStore models,
        CancellationToken cancel
    ) => (await models.Find(product, cancel)).Map(StatementWords.Document).ToHttp();

    private static async Task<IResult> Show(
        string product,
        Viewer.Member viewer,
        ThreatModelStore models,
        Origins origins,
        CancellationToken cancel
    ) =>
        (await models.Find(product, cancel)).TryGet(out var found, out var problem)
            ? PageResult.Of<ThreatModelPage>(
                new
                {
                    Product = found,
                    MayAdopt = viewer.Duties.Contains(Duty.Operator) && !found.Model.Exists,
                    Public = origins.Public,
                }
            )
            : PageResult.Refusal(problem);
}
