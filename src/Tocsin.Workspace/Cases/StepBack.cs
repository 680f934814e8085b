using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// POST /api/cases/{number}/recusal: a member steps back, and the case is not there for them any more. Why is sealed with the case.
/// </summary>
internal static class StepBack
{
    public const string Path = "/recusal";

    /// <param name="Reason">What stands between them and the case; the team of the case reads it.</param>
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseForm(Path, Submit);
    }

    private static async Task<Result<IResult>> Submit(CaseVisit visit, FormValues form) =>
        (await Handle(visit, new(form["reason"]))).Problem is { } problem
            ? await ShowCasePeople.Page.Again(visit, new(Path, form, problem))
            : PageResult.SeeOther(visit.Viewer.Duties.Count > 0 ? "/" : "/standing");

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request) =>
        ReasonText
            .Of(request.Reason)
            .Then(reason =>
                visit.Store.Decide<Member>(
                    visit.Number,
                    visit.Viewer,
                    Member.Stream(visit.Viewer.Person),
                    (found, member) => found.StepBack(visit.Viewer, member, reason, visit.Now),
                    visit.Cancel
                )
            );
}
