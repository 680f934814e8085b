using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Http;

/// <summary>Pages as answers: the second representation of a use case, beside the API's.</summary>
public static class PageResult
{
    // the page's type is not in the type of the answer: routes are bound to handlers before Razor made a class of the page
    /// <param name="parameters">The page's parameters as an anonymous object: <c>new { Case = found }</c>.</param>
    /// <param name="status">The HTTP status; a form that was not taken is shown again with its problem's.</param>
    public static RazorComponentResult Of<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters ?? new { })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>A calm page that says what <paramref name="problem"/> says, with its status.</summary>
    public static RazorComponentResult Refusal(Problem problem) =>
        Of<ProblemPage>(new { Problem = problem }, problem.Status);

    /// <summary>The page of a value, or the page of its problem.</summary>
    public static RazorComponentResult ToPage<T>(this Result<T> result, Func<T, RazorComponentResult> page) =>
        result.TryGet(out var value, out var problem) ? page(value) : Refusal(problem);

    /// <summary>The page of a value that is still on its way, or the page of its problem.</summary>
    public static async Task<RazorComponentResult> ToPage<T>(
        this Task<Result<T>> coming,
        Func<T, RazorComponentResult> page
    ) => (await coming).ToPage(page);

    /// <summary>After a form was taken: 303 to a page that can be reloaded without sending it again.</summary>
    /// <param name="path">A path of this origin.</param>
    public static SeeOther SeeOther(string path) => new(path);

    /// <summary>A problem as whoever asked can read it: a page for browsers, problem details for programs.</summary>
    public static IResult Answer(HttpRequest request, Problem problem) =>
        request.PrefersPage() ? Refusal(problem) : problem.ToHttp();
}
