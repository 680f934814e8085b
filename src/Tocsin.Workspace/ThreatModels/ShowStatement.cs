using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>GET /threat-models/{product}/{n} and /api/threat-models/{product}/{n}: one statement, and how it became what it is.</summary>
internal static class ShowStatement
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/threat-models/{product}/{n:int}", Show)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapGet("/api/threat-models/{product}/{n:int}", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Ok<PublishedStatement>, ProblemHttpResult>> Handle(
        string product,
        int n,
        ThreatModelStore models,
        CancellationToken cancel
    ) => (await Find(product, n, models, cancel)).Map(StatementWords.Document).ToHttp();

    private static async Task<IResult> Show(string product, int n, ThreatModelStore models, CancellationToken cancel) =>
        (await Find(product, n, models, cancel)).TryGet(out var found, out var problem)
            ? PageResult.Of<StatementPage>(new { Statement = found })
            : PageResult.Refusal(problem);

    private static async Task<Result<Statement>> Find(
        string product,
        int number,
        ThreatModelStore models,
        CancellationToken cancel
    ) =>
        (await models.Find(product, cancel)).Then(found =>
            found.Model.Find(number) is { } statement ? Result.Of(statement) : Problem.NotFound
        );
}
