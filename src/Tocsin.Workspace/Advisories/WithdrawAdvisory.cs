using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// POST /api/cases/{number}/withdrawal: the public advisory is withdrawn, and its CVE ID rejected with it, or not: that is decided here.
/// Needs a fresh step-up, or a code with the request.
/// </summary>
internal static class WithdrawAdvisory
{
    public const string Path = "/withdrawal";

    /// <param name="Reason">Why; everybody reads it where the CVE ID is rejected. At most 2,000 characters.</param>
    /// <param name="Cve"><c>reject</c> or <c>keep</c>; not needed where the advisory has no CVE ID of ours.</param>
    /// <param name="Code">A current code of the member's authenticator; null where the session's proof is fresh.</param>
    public sealed record Request(string? Reason, string? Cve = null, string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Take("", ReasonText.Of(request.Reason));
        if (request.Cve is not (null or "" or "reject" or "keep"))
            faults.Add("cve", "Choose one.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (await StepUp.Check(visit.Context, request.Code, visit.Cancel) is { } unproved)
            return unproved;
        return await visit.Store.Decide<CvePool>(
            visit.Number,
            visit.Viewer,
            CvePool.Stream,
            (found, pool) =>
                found.Published?.Cve is not null && !found.CveIsTheirs && string.IsNullOrEmpty(request.Cve)
                    ? Problem.Faulty([new("cve", "Say whether its CVE ID is rejected too.")])
                    : found.Withdraw(visit.Viewer, pool, reason!, request.Cve == "reject", visit.Now),
            visit.Cancel
        );
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form)
    {
        var code = string.IsNullOrWhiteSpace(form["code"]) ? null : form["code"];
        if ((await Handle(visit, new(form["reason"], form["cve"], code))).Problem is not { } refused)
            return PageResult.SeeOther($"/cases/{visit.Number}{ReviewView.Path}");
        return refused == CaseProblems.StepUpNeeded && code is null
            ? PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString($"/cases/{visit.Number}{ReviewView.Path}"))
            : await ShowReview.Page.Again(visit, new(Path, form, refused));
    }
}
