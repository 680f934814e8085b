using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveBatches;

/// <summary>POST /cve-batch/review and the same below /api: which of the rows that somebody has looked at get an ID.</summary>
internal static class ReviewCveBatch
{
    public const string Path = ShowCveBatch.Path + "/review";

    /// <param name="Taken">IDs of advisories that get one.</param>
    /// <param name="Left">Of those that do not; what is in neither stays as it is.</param>
    public sealed record Request(IReadOnlyList<string?>? Taken, IReadOnlyList<string?>? Left);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
        app.MapPost(Path, Submit).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<CveBatchView>, ProblemHttpResult>> Handle(
        Request request,
        HttpContext context,
        CveBatchStore batches,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var (taken, left) = (Set(request.Taken), Set(request.Left));
        var reviewed = await batches.Decide(b => b.Review(taken, left), viewer.Actor, cancel);
        var view = await ShowCveBatch.Look(context.RequestServices, null, cancel);
        return reviewed.ToHttp(_ => view);
    }

    private static async Task<IResult> Submit(
        HttpContext context,
        CveBatchStore batches,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return PageResult.Refusal(unreadable);
        var (taken, shown) = (Set(form.All("taken")), Set(form.All("shown")));
        var reviewed = await batches.Decide(b => b.Review(taken, shown), viewer.Actor, cancel);
        if (reviewed.Problem is { } problem)
            return await ShowCveBatch.Page(context, null, new(Path, form, problem));
        var after = string.IsNullOrEmpty(form["next"]) ? "" : "?after=" + Uri.EscapeDataString(form["next"]!);
        return PageResult.SeeOther(ShowCveBatch.Path + after);
    }

    private static HashSet<string> Set(IEnumerable<string?>? ids) => [.. (ids ?? []).OfType<string>()];
}
