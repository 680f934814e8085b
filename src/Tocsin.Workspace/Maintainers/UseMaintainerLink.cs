using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// GET /maintainer/new-code/{link}, POST /maintainer/new-code, POST /api/maintainer/new-code: the link of a mail shows a button, whoever
/// opens it; only pressing it uses the link up, so that no scanner of mails does.
/// </summary>
internal static class UseMaintainerLink
{
    public const string Path = MaintainerDoor.Path + "/new-code";

    /// <summary>The field of the link's secret.</summary>
    public const string Link = "link";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/{link}", (string link) => PageResult.Of<UseMaintainerLinkPage>(new { Link = link }))
            .ExcludeFromDescription();
        app.MapPost(Path, ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        app.MapPost("/api" + Path, ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <param name="Link">The last part of the address that the mail gave.</param>
    public sealed record Request(string Link);

    /// <param name="Receipt">39 digits, shown here once; what worked before works no more.</param>
    public sealed record Response(string Receipt);

    private static Problem Spent { get; } =
        Problem.NotFound with
        {
            Title = "This link has been used, or is too old.",
            Next = "Ask for another one; it takes a minute.",
        };

    private static async Task<IResult> ByPage(
        HttpContext context,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        var used = await Use(context, links, throttle, cancel);
        if (used.TryGet(out var code, out var problem))
            return PageResult.Of<NewCodePage>(new { Code = code });
        var shown = problem.Status == StatusCodes.Status404NotFound ? Spent : problem;
        return PageResult.Of<LostCodePage>(new { Problem = shown }, shown.Status);
    }

    private static Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    ) => Use(context, links, throttle, cancel).ToHttp(code => new Response(code.ToString()));

    private static async Task<Result<Receipt>> Use(
        HttpContext context,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return bad;
        if (throttle.Guess(context) is { } tooMany)
            return tooMany;
        var used = await links.Use(sent[Link], cancel);
        if (!used.Succeeded)
            throttle.Wrong(context);
        return used;
    }
}
