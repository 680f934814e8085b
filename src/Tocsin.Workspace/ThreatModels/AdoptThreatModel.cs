using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>
/// POST /threat-models/{product}/adoption and /api/threat-models/{product}/adoption: the first statements of a product, in force at
/// once, while there are none. Needs a fresh step-up; whatever comes later is proposed.
/// </summary>
internal static class AdoptThreatModel
{
    /// <summary>So many at once.</summary>
    public const int Most = 100;

    private static readonly string[] written = ["wording", "rationale", "examples"];

    /// <param name="Statements">1 to 100, in the order of the numbers that they get.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(IReadOnlyList<First>? Statements, string? Code);

    /// <param name="Kind"><c>trusted</c>, <c>untrusted</c>, <c>out-of-scope</c>.</param>
    /// <param name="Wording">Markdown, at most 2,000 characters.</param>
    /// <param name="Rationale">Why it is so, Markdown, at most 10,000 characters.</param>
    /// <param name="Examples">At most ten, of at most 1,000 characters.</param>
    public sealed record First(string? Kind, string? Wording, string? Rationale, IReadOnlyList<string?>? Examples);

    public static void Map(IEndpointRouteBuilder app)
    {
        const string path = "/threat-models/{product}/adoption";
        app.MapGet(path, Show).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost(path, ByPage).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost("/api" + path, ByApi).RequireAuthorization(Policies.Operator);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string product,
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        ThreatModelStore models,
        CancellationToken cancel
    ) =>
        (
            await (await models.Find(product, cancel)).Then(found => Do(found, body, context, viewer, models, cancel))
        ).ToNoContent();

    private static async Task<IResult> Show(
        string product,
        HttpContext context,
        ThreatModelStore models,
        CancellationToken cancel
    ) =>
        (await models.Find(product, cancel)).TryGet(out var found, out var problem)
            ? await Page(found, context, FormValues.Empty, null)
            : PageResult.Refusal(problem);

    private static async Task<IResult> ByPage(
        string product,
        HttpContext context,
        Viewer.Member viewer,
        ThreatModelStore models,
        CancellationToken cancel
    )
    {
        if (!(await models.Find(product, cancel)).TryGet(out var found, out var problem))
            return PageResult.Refusal(problem);
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var form, out problem))
            return PageResult.Refusal(problem);
        var adopted = await Do(found, Read(form), context, viewer, models, cancel);
        return adopted.Problem is { } refused
            ? await Page(found, context, form, StatementFields.AtFields(refused))
            : PageResult.SeeOther($"/threat-models/{found.Slug}");
    }

    private static async Task<IResult> Page(
        ProductModel product,
        HttpContext context,
        FormValues values,
        Problem? problem
    ) =>
        PageResult.Of<AdoptThreatModelPage>(
            new
            {
                Product = product,
                AsksForCode = !await StepUp.IsFresh(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    private static async Task<Result<ProductModel>> Do(
        ProductModel product,
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        ThreatModelStore models,
        CancellationToken cancel
    )
    {
        if (product.Model.Exists)
            return ThreatModelProblems.Adopted;
        if (!Parse(request).TryGet(out var first, out var problem))
            return problem;
        if (await StepUp.Check(context, request.Code, cancel) is { } unproved)
            return unproved;
        return await models.Adopt(product, first, viewer.Actor, cancel);
    }

    // a group of the form that was left empty is no statement, and its place is kept for the faults of the others
    private static Request Read(FormValues form)
    {
        var groups = form.Indexes("statements");
        var last = groups.Where(at => !IsEmpty(form.Under($"statements[{at}]"))).DefaultIfEmpty(-1).Max();
        return new(
            [.. Enumerable.Range(0, last + 1).Select(at => StatementFields.Read(form.Under($"statements[{at}]")))],
            form["otp"]
        );
    }

    private static bool IsEmpty(FormValues group) => written.All(name => string.IsNullOrWhiteSpace(group[name]));

    private static Result<IReadOnlyList<(StatementKind Kind, StatementText Text)>> Parse(Request request)
    {
        var faults = new FaultCollector();
        var given = request.Statements ?? [];
        if (given.Count is 0 or > Most)
            faults.Add("statements", $"State 1 to {Most} things.");
        var first = new List<(StatementKind, StatementText)>();
        foreach (var (index, one) in given.Take(Most).Index())
        {
            var path = $"statements[{index}].";
            var kind = faults.Take($"{path}kind", Word.Parse<StatementKind>(one.Kind));
            var text = StatementText.Check(one.Wording, one.Rationale, one.Examples, path, faults);
            ThreatModelStore.CheckPublic(text, path, faults);
            first.Add((kind, text));
        }
        return faults.Else<IReadOnlyList<(StatementKind, StatementText)>>(() => first);
    }
}
