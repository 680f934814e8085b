using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Osv;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>GET /?about=: what a reporter should know before sending, and the form; about an advisory, its ID stands there already.</summary>
internal static class ShowReportPage
{
    public static void Map(IEndpointRouteBuilder intake) => intake.MapGet("/", Handle).ExcludeFromDescription();

    private static async Task<RazorComponentResult> Handle(
        CharterInForce charter,
        TimeProvider time,
        Flood flood,
        HttpContext context,
        CancellationToken cancel,
        string? about = null
    )
    {
        var programme = (await charter.Look(cancel)).Programme;
        var ask = await ProofAsk.Of(flood, context, null, cancel);
        return PageResult.Of<ReportPage>(ReportPage.With(programme, time, ask, About(about), null, [], _ => ""));
    }

    // Whoever made the link chose the ID: nothing but an ID is taken over.
    private static FormValues About(string? id) =>
        OsvReader.IsId(id) ? new([new("what", $"A correction to the advisory {id}:\n\n")]) : FormValues.Empty;
}
