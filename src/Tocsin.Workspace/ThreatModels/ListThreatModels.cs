using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>GET /threat-models and /api/threat-models: what each product states.</summary>
internal static class ListThreatModels
{
    public sealed record Response(IReadOnlyList<ThreatModelDocument> ThreatModels);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/threat-models", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/threat-models", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(ThreatModelStore models, CancellationToken cancel) =>
        TypedResults.Ok(new Response([.. (await models.All(cancel)).Select(StatementWords.Document)]));

    private static async Task<IResult> Show(ThreatModelStore models, CancellationToken cancel) =>
        PageResult.Of<ThreatModelsPage>(new { Models = await models.All(cancel) });
}
