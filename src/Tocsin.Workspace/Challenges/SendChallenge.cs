using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Challenges;

/// <summary>
/// GET /challenge?statement= and POST /challenges, /api/challenges on the origin of reporters: anybody says that a statement of a threat
/// model is wrong. No account; limited like reports.
/// </summary>
internal static class SendChallenge
{
    /// <param name="Statement"><c>TM-node-js-3</c>.</param>
    /// <param name="Why">Why it is wrong, Markdown, at most 10,000 characters.</param>
    /// <param name="Contact">An e-mail address for the answer; none is sent without.</param>
    public sealed record Request(string Statement, string Why, string? Contact);

    /// <param name="Id">What the team calls it; it opens nothing.</param>
    public sealed record Response(string Id);

    public static void Map(IEndpointRouteBuilder intake)
    {
        intake.MapGet("/challenge", Show).ExcludeFromDescription();
        intake.MapPost("/challenges", ByPage).WithBodyLimit(FormLimits.TextOnly.RequestBytes).ExcludeFromDescription();
        intake
            .MapPost("/api/challenges", ByApi)
            .WithBodyLimit(FormLimits.TextOnly.RequestBytes)
            .Accepts<Request>("application/json")
            .Produces<Response>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    // whoever made the link chose the statement: nothing but an ID is taken over
    private static IResult Show(Programme programme, Origins origins, string? statement = null) =>
        Page(
            programme,
            origins,
            StatementId.Parse(statement).TryGet(out var id, out _)
                ? new([new("statement", id.Text)])
                : FormValues.Empty,
            null
        );

    private static async Task<IResult> ByPage(
        HttpContext context,
        ChallengeStore challenges,
        Throttle throttle,
        Programme programme,
        Origins origins,
        CancellationToken cancel
    )
    {
        var tooMany = throttle.Try(context);
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return PageResult.Refusal(unreadable);
        var taken = tooMany is null ? await Take(form, context, challenges, throttle, cancel) : tooMany;
        return taken.TryGet(out var id, out var problem)
            ? PageResult.Of<ChallengeSentPage>(
                new
                {
                    Id = id,
                    WithContact = !string.IsNullOrWhiteSpace(form["contact"]),
                    Public = origins.Public,
                },
                StatusCodes.Status201Created
            )
            : Page(programme, origins, form, problem);
    }

    private static async Task<IResult> ByApi(
        HttpContext context,
        ChallengeStore challenges,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        if (throttle.Try(context) is { } tooMany)
            return tooMany.ToHttp();
        if (!context.Request.HasJsonContentType())
            return FormProblems.Malformed.ToHttp();
        if (
            !(await JsonForm.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(
                out var form,
                out var unreadable
            )
        )
            return unreadable.ToHttp();
        if (form.FileFaults.Count > 0)
            return Problem.Faulty(form.FileFaults).ToHttp();
        return (await Take(form.Values, context, challenges, throttle, cancel)).TryGet(out var id, out var problem)
            ? TypedResults.Created((string?)null, new Response(id.Text))
            : problem.ToHttp();
    }

    private static IResult Page(Programme programme, Origins origins, FormValues values, Problem? problem) =>
        PageResult.Of<ChallengePage>(
            new
            {
                Programme = programme.Name,
                Public = origins.Public,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    private static async Task<Result<ChallengeId>> Take(
        FormValues form,
        HttpContext context,
        ChallengeStore challenges,
        Throttle throttle,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var statement = faults.Take("statement", StatementId.Parse(form["statement"]));
        var text = ChallengeText.Check(form["why"], form["contact"], faults);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (throttle.Challenge(context) is { } tooMany)
            return tooMany;
        return await challenges.Receive(statement, text, cancel);
    }
}
