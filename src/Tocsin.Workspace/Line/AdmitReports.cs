using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Clusters;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Line;

/// <summary>POST /line/admission and /api/line/admission: some of the line, or all of it, comes into the queue now, before its turn.</summary>
internal static class AdmitReports
{
    public const string Path = ShowLine.Path + "/admission";

    /// <param name="Cases">Their numbers, at most 1,000; left out where it is all.</param>
    /// <param name="All">All that stands in line, at most the first 1,000.</param>
    public sealed record Request(IReadOnlyList<string?>? Cases, bool All = false);

    /// <param name="Outcomes">In the order of the cases. One that does not stand in line is left as it is.</param>
    public sealed record Response(IReadOnlyList<Outcome> Outcomes);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(
                "/api" + Path,
                async Task<IResult> (HttpContext context, CancellationToken cancel) =>
                    (
                        await JsonRequest
                            .Read<Request>(context.Request, cancel)
                            .Then(request => Handle(context, request, cancel))
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Member)
            .Describe<Request>()
            .Produces<Response>()
            .WithBodyLimit(JsonRequest.MostBytes + 1);
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Member).ExcludeFromDescription();
    }

    private static async Task<IResult> Submit(HttpContext context, CancellationToken cancel)
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return PageResult.Refusal(unreadable);
        return (await Handle(context, new(form.All("cases"), form.Has("all")), cancel)).TryGet(
            out var done,
            out var problem
        )
            ? PageResult.Of<OutcomesPage>(new { done.Outcomes })
            : PageResult.Refusal(problem);
    }

    private static async Task<Result<Response>> Handle(HttpContext context, Request request, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var (store, line) = (services.GetRequiredService<CaseStore>(), services.GetRequiredService<LineStore>());
        var viewer = services.GetRequiredService<Viewer.Member>();
        IReadOnlyList<string?> numbers = request.All
            ? [.. (await store.InLine(viewer, cancel)).First.Select(item => item.Number.Text)]
            : [.. (request.Cases ?? []).Distinct(StringComparer.Ordinal)];
        if (!request.All && numbers.Count is 0 or > LineView.Most)
            return Problem.Faulty([new("cases", $"Choose at least one case and at most {LineView.Most}.")]);
        List<Outcome> outcomes = [];
        foreach (var typed in numbers)
        {
            var problem = await Admit(store, line, viewer, typed, cancel);
            outcomes.Add(new(typed ?? "", problem?.Code, problem?.Title));
        }
        return new Response(outcomes);
    }

    // a transaction each; one that is hidden answers as one that is not there
    private static async Task<Problem?> Admit(
        CaseStore store,
        LineStore line,
        Viewer.Member viewer,
        string? typed,
        CancellationToken cancel
    ) =>
        (
            await (await store.Find(typed, viewer, cancel)).Then(number =>
                line.Admit(number, viewer.Actor, found => found.Admit(viewer), cancel)
            )
        ).Problem;
}
