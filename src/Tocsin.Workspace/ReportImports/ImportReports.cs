using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Standards.ForeignReports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.ReportImports;

/// <summary>
/// GET and POST /report-imports, POST /api/report-imports: takes over reports that another system kept, from the JSON that it answers. Each
/// becomes a case, once, whatever becomes of the others; what was closed there stays there.
/// </summary>
internal static class ImportReports
{
    public const string Path = "/report-imports";

    /// <summary>The field of the file.</summary>
    public const string File = "file";

    /// <summary>The box that wants to look only.</summary>
    public const string Look = "look";

    /// <summary>The most bytes of a file. All of it is held in memory and nowhere else.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly FormLimits limits = new()
    {
        Files = 1,
        FileBytes = MostBytes,
        AllFileBytes = MostBytes,
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Open).RequireAuthorization(Policies.Member).ExcludeFromDescription();
        app.MapPost(Path, ByPage)
            .WithBodyLimit(limits.RequestBytes)
            .RequireAuthorization(Policies.Member)
            .ExcludeFromDescription();
        app.MapPost("/api" + Path, ByApi)
            .WithBodyLimit(MostBytes)
            .Accepts<object>("application/json")
            .RequireAuthorization(Policies.Member);
    }

    /// <param name="Reports">In the order of the file.</param>
    public sealed record Response(IReadOnlyList<ImportedReport> Reports);

    // who sees no case learns nothing of where they come from either
    private static IResult Open(HttpContext context, Viewer.Member viewer) =>
        viewer.MayReadCases ? Page(null, null) : PageResult.Answer(context.Request, Problem.NotFound);

    private static async Task<IResult> ByPage(
        HttpContext context,
        ReportStore reports,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        if (!viewer.MayReadCases)
            return PageResult.Answer(context.Request, Problem.NotFound);
        byte[]? bytes = null;
        var read = await FormReader.Read(context.Request, limits, Take, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return PageResult.Answer(context.Request, unreadable);
        var problem =
            form.FileFaults.Count > 0 ? Problem.Faulty(form.FileFaults)
            : bytes is null ? Problem.Faulty([new(File, "Choose the file.")])
            : null;
        if (problem is not null)
            return Page(null, problem);
        var done = await Import(bytes!, form.Values.Has(Look), reports, viewer, cancel);
        return done.TryGet(out var imported, out var refused) ? Page(imported, null) : Page(null, refused);

        async Task<Problem?> Take(SentFile sent, CancellationToken cancelled)
        {
            if (sent.Field != File)
                return Problem.Invalid("form.no-such-field", $"The file belongs into the field “{File}”.");
            using var kept = new MemoryStream();
            await sent.Content.CopyToAsync(kept, cancelled);
            bytes = kept.ToArray();
            return null;
        }
    }

    /// <param name="look">True: nothing is made, the answer says what would be.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        ReportStore reports,
        Viewer.Member viewer,
        CancellationToken cancel,
        bool look = false
    )
    {
        if (!viewer.MayReadCases)
            return ((Result<Response>)Problem.NotFound).ToHttp();
        using var kept = new MemoryStream();
        await context.Request.Body.CopyToAsync(kept, cancel);
        return (await Import(kept.ToArray(), look, reports, viewer, cancel)).Map(done => new Response(done)).ToHttp();
    }

    private static async Task<Result<IReadOnlyList<ImportedReport>>> Import(
        byte[] bytes,
        bool look,
        ReportStore reports,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        if (!ForeignReportReader.Read(bytes).TryGet(out var all, out var problem))
            return problem;
        List<ImportedReport> done = new(all.Count);
        foreach (var report in all)
        {
            done.Add(
                report.IsClosed ? ImportedReport.Left(report)
                : look ? ImportedReport.Of(report, await reports.LookForImport(report, viewer, cancel))
                : ImportedReport.Of(report, await reports.Import(report, viewer, cancel))
            );
        }
        return done;
    }

    private static IResult Page(IReadOnlyList<ImportedReport>? done, Problem? problem) =>
        PageResult.Of<ImportReportsPage>(
            new { Done = done, Problem = problem },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
