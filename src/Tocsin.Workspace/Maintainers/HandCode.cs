using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/codes: a new code, or for who has signed a new receipt, and the one before works no more. What
/// goes by mail is mailed; what goes by hand is shown here, once, with a text to send.
/// </summary>
public static class HandCode
{
    public const string Path = ShowReaching.Path + "/codes";

    /// <param name="Maintainer">Their number within the case.</param>
    public sealed record Request(int? Maintainer);

    /// <param name="Code">39 digits, shown once; null: it is mailed.</param>
    /// <param name="Subject">Of a mail that says it.</param>
    /// <param name="Text">What to send with it, the code included.</param>
    public sealed record Response(string? Code, string? Subject, string? Text);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, Response>(HttpMethods.Post, Path, Handle);
        app.MapCaseForm(
            Path,
            async (visit, form) =>
                (await Handle(visit, new(FormNumber.Of(form, "maintainer")))).TryGet(out var made, out var problem)
                    ? made.Code is null
                        ? PageResult.SeeOther($"/cases/{visit.Number}{ShowReaching.Path}")
                        : PageResult.Of<HandedCodePage>(new { visit.Number, Made = made })
                    : await ShowReaching.Page.Again(visit, new(Path, form, problem))
        );
    }

    private static async Task<Result<Response>> Handle(CaseVisit visit, Request request)
    {
        Maintainer? asked = null;
        var decided = await visit.Decide(found =>
        {
            asked = found.Maintainers.FirstOrDefault(one => one.Number == request.Maintainer);
            return found.SendCode(visit.Viewer, request.Maintainer ?? 0, visit.Now);
        });
        if (decided.Problem is { } refused)
            return refused;
        if (asked!.ByMail)
            return new Response(null, null, null);
        return await visit
            .Service<MaintainerStore>()
            .NewCode(visit.Number, asked.Number, visit.Cancel)
            .Then(async made =>
            {
                var (subject, text) = await visit
                    .Service<Invitation>()
                    .Write(made.Case, made.Maintainer, made.Code, visit.Cancel);
                return Result.Of(new Response(made.Code.ToString(), subject, text));
            });
    }
}
