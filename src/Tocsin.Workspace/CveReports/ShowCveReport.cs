using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.CveReports;
using Tocsin.Governance.Programmes;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveReports;

/// <summary>GET /cve-ids/report, as a page, .csv and .md, and /api/cve-ids/report: the CNA's quarters and years in numbers.</summary>
internal static class ShowCveReport
{
    public const string Path = "/cve-ids/report";

    /// <param name="Quarters">The oldest first.</param>
    public sealed record Response(IReadOnlyList<Period> Quarters, IReadOnlyList<Period> Years);

    /// <param name="Name"><c>2026 Q1</c> or <c>2026</c>, UTC.</param>
    /// <param name="MedianDaysToPublish">From assigning to publishing; null where nothing was published.</param>
    public sealed record Period(
        string Name,
        int Reserved,
        int Assigned,
        int Published,
        int Rejected,
        double? MedianDaysToPublish
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Page).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
        app.MapGet(Path + ".csv", Csv).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
        app.MapGet(Path + ".md", Markdown).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    private static async Task<Response> Handle(CveReportStore reports, CancellationToken cancel)
    {
        var report = await reports.Load(cancel);
        return new([.. report.Quarters.Select(Of)], [.. report.Years.Select(Of)]);
    }

    private static async Task<IResult> Page(CveReportStore reports, CancellationToken cancel) =>
        PageResult.Of<CveReportPage>(new { Report = await reports.Load(cancel) });

    private static async Task<IResult> Csv(CveReportStore reports, CancellationToken cancel) =>
        TypedResults.Text((await reports.Load(cancel)).Csv(), "text/csv; charset=utf-8; header=present", Encoding.UTF8);

    private static async Task<IResult> Markdown(
        CveReportStore reports,
        Programme programme,
        CancellationToken cancel
    ) =>
        TypedResults.Text(
            (await reports.Load(cancel)).Markdown(programme.Name),
            "text/markdown; charset=utf-8",
            Encoding.UTF8
        );

    private static Period Of(CvePeriod period) =>
        new(
            period.Name,
            period.Reserved,
            period.Assigned,
            period.Published,
            period.Rejected,
            period.ToPublish is { } took ? Math.Round(took.TotalDays, 1) : null
        );
}
