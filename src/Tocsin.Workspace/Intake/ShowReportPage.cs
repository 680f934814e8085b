using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Programmes;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;

namespace Tocsin.Workspace.Intake;

/// <summary>GET /: what a reporter should know before sending, and the form.</summary>
internal static class ShowReportPage
{
    public static void Map(IEndpointRouteBuilder intake) => intake.MapGet("/", Handle).ExcludeFromDescription();

    private static RazorComponentResult<ReportPage> Handle(Programme programme, TimeProvider time) =>
        PageResult.Of<ReportPage>(ReportPage.With(programme, time, FormValues.Empty, null, [], _ => ""));
}
