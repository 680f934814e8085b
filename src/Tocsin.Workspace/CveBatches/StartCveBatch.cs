using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveBatches;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveBatches;

/// <summary>
/// POST /cve-batch/application and /cve-batch/end, and the same below /api: the rows that were taken get their IDs, by a due row that
/// survives kills; or nothing more is given. Both need a fresh step-up.
/// </summary>
internal static class StartCveBatch
{
    public const string Path = ShowCveBatch.Path + "/application";

    public const string EndPath = ShowCveBatch.Path + "/end";

    /// <param name="Seen">How many rows you saw to be taken: where it is another number meanwhile, nothing is given.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(int? Seen, string? Code = null);

    /// <param name="Code">As for applying it.</param>
    public sealed record Stop(string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + Path, Apply).RequireAuthorization(Policies.Operator);
        app.MapPost("/api" + EndPath, End).RequireAuthorization(Policies.Operator);
        app.MapPost(Path, (HttpContext context, CancellationToken _) => Submit(context, ends: false))
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        app.MapPost(EndPath, (HttpContext context, CancellationToken _) => Submit(context, ends: true))
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
    }

    private static Task<Results<Ok<CveBatchView>, ProblemHttpResult>> Apply(Request request, HttpContext context) =>
        ByApi(context, request.Code, request.Seen ?? -1, ends: false);

    private static Task<Results<Ok<CveBatchView>, ProblemHttpResult>> End(Stop request, HttpContext context) =>
        ByApi(context, request.Code, 0, ends: true);

    private static async Task<Results<Ok<CveBatchView>, ProblemHttpResult>> ByApi(
        HttpContext context,
        string? code,
        int seen,
        bool ends
    )
    {
        var done = await StepUp.Check(context, code, context.RequestAborted) is { } unproved
            ? unproved
            : await Decide(context, seen, ends);
        var view = await ShowCveBatch.Look(context.RequestServices, null, context.RequestAborted);
        return done.ToHttp(_ => view);
    }

    private static async Task<IResult> Submit(HttpContext context, bool ends)
    {
        var (read, instead) = await ConfirmedForm.Read(context, ShowCveBatch.Path, context.RequestAborted);
        if (read is null)
            return instead!;
        var seen = int.TryParse(read.Values["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : -1;
        var problem = read.Refused ?? (await Decide(context, seen, ends)).Problem;
        return problem is null
            ? PageResult.SeeOther(ShowCveBatch.Path)
            : await ShowCveBatch.Page(context, null, new(ends ? EndPath : Path, read.Values, problem));
    }

    private static Task<Result<CveBatch>> Decide(HttpContext context, int seen, bool ends)
    {
        var services = context.RequestServices;
        var batches = services.GetRequiredService<CveBatchStore>();
        var by = services.GetRequiredService<Viewer.Member>().Actor;
        return batches.Decide(b => ends ? b.End() : b.Apply(seen, batches.Now), by, context.RequestAborted);
    }
}
