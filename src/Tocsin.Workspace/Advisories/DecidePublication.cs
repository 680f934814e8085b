using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// POST /api/cases/{number}/publication: the approved revision is to be public, now or at an instant. Needs a fresh step-up,
/// or a code with the request; a token can only prepare.
/// </summary>
internal static class DecidePublication
{
    public const string Path = "/publication";

    /// <param name="Revision">The one that was approved.</param>
    /// <param name="At">With its zone, <c>2026-12-01T15:00:00Z</c>; null for now.</param>
    /// <param name="Code">A current code of the member's authenticator; null where the session's proof is fresh.</param>
    public sealed record Request(int? Revision, string? At = null, string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Parse(request).Then(asked => Decide(visit, asked)).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static async Task<Result<Case>> Decide(CaseVisit visit, Asked asked)
    {
        if (await StepUp.Check(visit.Context, asked.Code, visit.Cancel) is { } refused)
            return refused;
        return await visit.Decide(found => found.DecidePublication(visit.Viewer, asked.Revision, asked.At, visit.Now));
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        if (!Parse(form, visit.Programme.TimeZone).TryGet(out var asked, out var problem))
            return await ShowReview.Page.Again(visit, new(Path, form, problem));
        if ((await Decide(visit, asked)).Problem is not { } refused)
            return PageResult.SeeOther($"/cases/{visit.Number}{ReviewView.Path}");
        // whoever has no authenticator confirms with a passkey on a page of its own, and comes back
        return refused == CaseProblems.StepUpNeeded && asked.Code is null
            ? PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString($"/cases/{visit.Number}{ReviewView.Path}"))
            : await ShowReview.Page.Again(visit, new(Path, form, refused));
    }

    private static Result<Asked> Parse(Request request)
    {
        var faults = new FaultCollector();
        var revision = faults.Needed(request.Revision);
        DateTimeOffset? at = request.At is null ? null : faults.Take("at", PublicationInstant.Parse(request.At));
        return faults.Else(() => new Asked(revision, at, request.Code));
    }

    private static Result<Asked> Parse(FormValues form, string zone)
    {
        var faults = new FaultCollector();
        var revision = faults.Needed(ReadRevision.Of(form));
        DateTimeOffset? at = null;
        if (form["when"] == "at")
        {
            var chosen = TimeZoneInfo.FindSystemTimeZoneById(form["zone"] == "utc" ? "Etc/UTC" : zone);
            at = faults.Take("at", PublicationInstant.Parse(form["at"], chosen));
        }
        else if (form["when"] != "now")
        {
            faults.Add("when", "Choose one.");
        }
        var code = string.IsNullOrWhiteSpace(form["code"]) ? null : form["code"];
        return faults.Else(() => new Asked(revision, at, code));
    }

    private sealed record Asked(int Revision, DateTimeOffset? At, string? Code);
}
