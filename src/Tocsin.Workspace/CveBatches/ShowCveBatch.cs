using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Advisories.Documents;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.CveBatches;

/// <summary>
/// GET /cve-batch and /api/cve-batch: the table of public advisories that are to be given IDs, twenty rows a page, each beside the
/// record that it would give; and what applying it would do.
/// </summary>
internal static class ShowCveBatch
{
    public const string Path = "/cve-batch";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (string? after, HttpContext context) => Page(context, after, null))
            .RequireAuthorization(Policies.CveIds)
            .ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    /// <param name="refused">A form of this page that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(HttpContext context, string? after, RefusedForm? refused)
    {
        var view = await Look(context.RequestServices, after, context.RequestAborted);
        var fresh = await StepUp.IsFresh(context);
        return PageResult.Of<CveBatchPage>(
            new
            {
                View = view,
                Fresh = fresh,
                Form = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }

    /// <summary>A page of the table as it is now.</summary>
    public static async Task<CveBatchView> Look(IServiceProvider services, string? after, CancellationToken cancel)
    {
        var find = services.GetRequiredService<FindPublished>();
        var check = services.GetRequiredService<CheckCveRecord>();
        var origins = services.GetRequiredService<Origins>();
        return await CveBatchView.Of(
            await services.GetRequiredService<CveBatchStore>().Load(cancel),
            await services.GetRequiredService<CvePoolStore>().Load(cancel),
            after,
            async row =>
                CveBatchRowView.Of(row, await find(PublishedDocument.Advisory, row.Advisory, cancel), check, origins)
        );
    }

    private static Task<CveBatchView> Handle(string? after, HttpContext context) =>
        Look(context.RequestServices, after, context.RequestAborted);
}
