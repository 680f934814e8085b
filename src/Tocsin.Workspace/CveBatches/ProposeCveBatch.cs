using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveBatches;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveBatches;

/// <summary>
/// POST /cve-batch and /api/cve-batch: proposes a table of the first 200 public advisories that match and have no CVE ID, in place of
/// the last table. Nothing is given by it.
/// </summary>
internal static class ProposeCveBatch
{
    private const int ShortestBeginning = 2;
    private const int LongestText = 100;

    /// <param name="Beginning">What their IDs begin with: <c>NSWG-ECO-</c>. 2 to 100 characters.</param>
    /// <param name="Ecosystem">As OSV calls it; null for any.</param>
    /// <param name="Words">Stands in their title; null for any.</param>
    public sealed record Request(string? Beginning, string? Ecosystem = null, string? Words = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + ShowCveBatch.Path, Handle).RequireAuthorization(Policies.CveIds);
        app.MapPost(ShowCveBatch.Path, Submit).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<CveBatchView>, ProblemHttpResult>> Handle(
        Request request,
        HttpContext context,
        PublicAdvisories advisories,
        CveBatchStore batches,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var proposed = await Propose(request, advisories, batches, viewer.Actor, cancel);
        var view = await ShowCveBatch.Look(context.RequestServices, null, cancel);
        return proposed.ToHttp(_ => view);
    }

    private static async Task<IResult> Submit(
        HttpContext context,
        PublicAdvisories advisories,
        CveBatchStore batches,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.Small, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return PageResult.Refusal(unreadable);
        var request = new Request(form["beginning"], form["ecosystem"], form["words"]);
        return (await Propose(request, advisories, batches, viewer.Actor, cancel)).Problem is { } problem
            ? await ShowCveBatch.Page(context, null, new(ShowCveBatch.Path, form, problem))
            : PageResult.SeeOther(ShowCveBatch.Path);
    }

    private static async Task<Result<CveBatch>> Propose(
        Request request,
        PublicAdvisories advisories,
        CveBatchStore batches,
        Actor by,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var beginning = faults.Required("beginning", request.Beginning, LongestText);
        if (beginning.Length is > 0 and < ShortestBeginning)
            faults.Add("beginning", $"Type at least {ShortestBeginning} characters.");
        var (ecosystem, words) = (Optional(request.Ecosystem), Optional(request.Words));
        if (ecosystem?.Length > LongestText)
            faults.Add("ecosystem", $"At most {LongestText} characters.");
        if (words?.Length > LongestText)
            faults.Add("words", $"At most {LongestText} characters.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        var found = await advisories.WithoutCve(beginning, ecosystem, words, cancel);
        return await batches.Decide(b => b.Propose(beginning, found), by, cancel);
    }

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
