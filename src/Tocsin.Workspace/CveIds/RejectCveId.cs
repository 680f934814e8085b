using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// POST /cve-ids/{id}/rejection, /cve-ids/{id}/restoration and both below /api: an ID stands for nothing any more, or does after
/// all. Needs a fresh step-up.
/// </summary>
internal static class RejectCveId
{
    public const string Path = ShowCveId.Path + "/rejection";

    public const string Back = ShowCveId.Path + "/restoration";

    private static readonly char[] separators = [' ', '\t', '\n', '\r', ',', ';'];

    /// <param name="Reason">Why; where the ID was of a case, or is replaced, everybody reads it. At most 2,000 characters.</param>
    /// <param name="ReplacedBy">The IDs to use instead.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Reason, IReadOnlyList<string?>? ReplacedBy = null, string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + Path, Reject).RequireAuthorization(Policies.Operator);
        app.MapPost("/api" + Back, Restore).RequireAuthorization(Policies.Operator);
        app.MapPost(
                Path,
                (string id, HttpContext context, CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) =>
                    Submit(id, "rejection", Parse, context, pool, viewer, cancel)
            )
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        app.MapPost(
                Back,
                (string id, HttpContext context, CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) =>
                    Submit(id, "restoration", ParseBack, context, pool, viewer, cancel)
            )
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
    }

    private delegate Task<Result<CvePool>> Deed(CvePoolStore pool, Viewer.Member by, CancellationToken cancel);

    private delegate Result<Deed> Parser(string id, Request request);

    private static Task<Results<NoContent, ProblemHttpResult>> Reject(
        string id,
        Request request,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => ByApi(id, request, Parse, context, pool, viewer, cancel);

    private static Task<Results<NoContent, ProblemHttpResult>> Restore(
        string id,
        Request request,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => ByApi(id, request, ParseBack, context, pool, viewer, cancel);

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string id,
        Request request,
        Parser parse,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        if (await StepUp.Check(context, request.Code, cancel) is { } unproved)
            return ((Result<CvePool>)unproved).ToNoContent();
        if (!parse(id, request).TryGet(out var deed, out var problem))
            return ((Result<CvePool>)problem).ToNoContent();
        return (await deed(pool, viewer, cancel)).ToNoContent();
    }

    private static async Task<IResult> Submit(
        string id,
        string form,
        Parser parse,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var page = $"{ShowPool.Path}/{Uri.EscapeDataString(id)}";
        var (read, instead) = await ConfirmedForm.Read(context, page, cancel);
        if (read is null)
            return instead!;
        var request = new Request(
            NeutralReason.Chosen(read.Values["choice"]) ?? read.Values["reason"],
            (read.Values["replacedBy"] ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries)
        );
        var problem = read.Refused;
        if (problem is null && parse(id, request).TryGet(out var deed, out problem))
            problem = (await deed(pool, viewer, cancel)).Problem;
        return problem is null
            ? PageResult.SeeOther(page)
            : await ShowCveId.Page(id, context, new(form, read.Values, problem));
    }

    private static Result<Deed> Parse(string id, Request request)
    {
        if (!CveId.Parse(id).TryGet(out var rejected, out _))
            return Problem.NotFound;
        var faults = new FaultCollector();
        var reason = faults.Take("", ReasonText.Of(request.Reason));
        List<CveId> replacedBy = [];
        foreach (var text in request.ReplacedBy ?? [])
        {
            if (faults.Take("replacedBy", CveId.Parse(text)) is { } by)
                replacedBy.Add(by);
        }
        return faults.Else<Deed>(() =>
            (pool, by, cancel) => pool.Reject(rejected, [.. replacedBy.Distinct()], reason!, by, cancel)
        );
    }

    private static Result<Deed> ParseBack(string id, Request request)
    {
        if (!CveId.Parse(id).TryGet(out var restored, out _))
            return Problem.NotFound;
        return ReasonText
            .Of(request.Reason)
            .Map<Deed>(reason => (pool, by, cancel) => pool.Decide(p => p.Restore(restored, reason), by.Actor, cancel));
    }
}
