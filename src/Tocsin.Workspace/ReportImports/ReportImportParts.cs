using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.ReportImports;

/// <summary>Reports that another system kept before.</summary>
public static class ReportImportParts
{
    public static void MapReportImports(this IEndpointRouteBuilder app) => ImportReports.Map(app);
}
