using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Programmes;

/// <summary>POST /programme and PUT /api/programme: puts a version of the programme into force, as a whole. Needs a fresh step-up.</summary>
internal static class ChangeProgramme
{
    // the document as a form sends it: every byte of it may need three
    private static readonly FormLimits limits = new()
    {
        ValueBytes = 3 * CharterDocument.MostBytes,
        TextBytes = 4 * CharterDocument.MostBytes,
    };

    /// <param name="After">The version that it was made from.</param>
    /// <param name="Document">The programme as YAML.</param>
    /// <param name="Reason">Why, at most 2,000 characters.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(int? After, string? Document, string? Reason, string? Code);

    /// <param name="Version">That is in force now.</param>
    public sealed record Response(int Version);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/programme", ByPage)
            .WithBodyLimit(limits.RequestBytes)
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        app.MapPut("/api/programme", ByApi).WithBodyLimit(limits.RequestBytes).RequireAuthorization(Policies.Operator);
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> ByApi(
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        ProgrammeStore programmes,
        CancellationToken cancel
    ) => (await Do(body, context, viewer, programmes, cancel)).ToHttp(history => new Response(history.Version));

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        ProgrammeStore programmes,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, limits, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var after = int.TryParse(values["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (int?)null;
        var request = new Request(after, values[ReviewProgramme.Document], values["reason"], values["otp"]);
        var changed = await Do(request, context, viewer, programmes, cancel);
        return changed.Problem is { } refused
            ? await ReviewProgramme.Page(
                context,
                await programmes.History(cancel),
                request.Document ?? "",
                values,
                refused
            )
            : PageResult.SeeOther("/programme");
    }

    private static async Task<Result<CharterHistory>> Do(
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        ProgrammeStore programmes,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        if (request.After is null)
            faults.Add("after", "Say from which version it was made.");
        var why = faults.Take("", ReasonText.Of(request.Reason));
        var next = faults.Take("", CharterDocument.Read(request.Document ?? ""));
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (await StepUp.Check(context, request.Code, cancel) is { } problem)
            return problem;
        return await programmes.Change(request.After, next!, why!, viewer.Actor, cancel);
    }
}
