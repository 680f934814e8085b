using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Maintainers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// GET and POST /maintainer/lost, POST /api/maintainer/lost: a maintainer who lost the code or the receipt asks for a new one. The answer is
/// the same sentence for everybody, right or wrong, and takes the same way; the rest happens by mail.
/// </summary>
internal static class LoseCode
{
    public const string Path = MaintainerDoor.Path + "/lost";

    public const string Answer =
        "If a code of ours was mailed to this address and still works, a mail is on its way to it. Its link works for an hour.";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, () => PageResult.Of<LostCodePage>()).ExcludeFromDescription();
        app.MapPost(Path, ByPage).WithBodyLimit(FormLimits.Small.RequestBytes).ExcludeFromDescription();
        app.MapPost("/api" + Path, ByApi)
            .WithBodyLimit(FormLimits.Small.RequestBytes)
            .Accepts<Request>("application/json");
    }

    /// <param name="Address">The one that the code was mailed to.</param>
    public sealed record Request(string Address);

    /// <param name="Message">The same for everybody.</param>
    public sealed record Response(string Message);

    private static async Task<IResult> ByPage(
        HttpContext context,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return PageResult.Refusal(bad);
        return await Ask(context, sent, links, throttle, cancel) is { } problem
            ? PageResult.Of<LostCodePage>(new { Values = sent, Problem = problem }, problem.Status)
            : PageResult.Of<LostCodePage>(new { Asked = true });
    }

    private static async Task<Results<Accepted<Response>, ProblemHttpResult>> ByApi(
        HttpContext context,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (!(await SentForm.ReadShort(context.Request, cancel)).TryGet(out var sent, out var bad))
            return bad.ToHttp();
        return await Ask(context, sent, links, throttle, cancel) is { } problem
            ? problem.ToHttp()
            : TypedResults.Accepted((string?)null, new Response(Answer));
    }

    private static async Task<Problem?> Ask(
        HttpContext context,
        FormValues sent,
        MaintainerLinks links,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var address = faults.Required("address", sent["address"], InvitedText.Longest);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (throttle.LostReceipt(context) is { } tooMany)
            return tooMany;
        await links.Ask(address, cancel);
        return null;
    }
}
