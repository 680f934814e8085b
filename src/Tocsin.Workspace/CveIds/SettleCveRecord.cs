using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// POST /cve-ids/{id}/record: what a person decides of a record: that it was published by hand, or, where somebody changed it at
/// the service, which of the two stays. Needs a fresh step-up, hence no token and no API.
/// </summary>
internal static class SettleCveRecord
{
    public const string Path = ShowCveId.Path + "/record";

    private static Problem NothingToSettle { get; } =
        Problem.Conflict("cve.nothing-to-settle", "The record at the service is ours.", "Look at it again.");

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Operator).ExcludeFromDescription();

    private static async Task<IResult> Submit(
        string id,
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
        var problem = read.Refused ?? await Do(id, read.Values["what"], pool, viewer.Actor, cancel);
        return problem is null
            ? PageResult.SeeOther(page)
            : await ShowCveId.Page(id, context, new("record", read.Values, problem));
    }

    private static async Task<Problem?> Do(
        string text,
        string? what,
        CvePoolStore pool,
        Actor by,
        CancellationToken cancel
    )
    {
        if (!CveId.Parse(text).TryGet(out var id, out _))
            return Problem.NotFound;
        return what switch
        {
            "by-hand" => (await pool.Decide(p => p.PublishedByHand(id), by, cancel)).Problem,
            "ours" => (await pool.Decide(id, (p, r) => Settle(p, r, id, keeps: false), by, cancel)).Problem,
            "theirs" => (await pool.Decide(id, (p, r) => Settle(p, r, id, keeps: true), by, cancel)).Problem,
            _ => Problem.Faulty([new("what", "Choose one.")]),
        };
    }

    private static Result<(Decision OfPool, Decision OfRecord)> Settle(
        CvePool pool,
        SentCveRecord record,
        CveId id,
        bool keeps
    )
    {
        if (record.Theirs is null || !pool.All.TryGetValue(id, out var found))
            return NothingToSettle;
        var settled = Decision.Of(new CveRecordSettled(keeps));
        var revision = found.Disclosed?.Revision ?? 0;
        return keeps
            ? (pool.Published(id, revision), settled)
            : (new Decision { Dues = [new(CvePool.SendDue, id.Text, DateTimeOffset.UnixEpoch)] }, settled);
    }
}
