using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>POST /api/cve-ids: takes in IDs that the CVE programme reserved for us. Typing them in again is harmless.</summary>
internal static class AddCveIds
{
    private static readonly char[] separators = [' ', '\t', '\n', '\r', ',', ';'];

    /// <param name="Ids">At most a thousand at once.</param>
    public sealed record Request(IReadOnlyList<string?>? Ids);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + ShowPool.Path, Handle).RequireAuthorization(Policies.CveIds).WithBodyLimit(256 * 1024);
        app.MapPost(ShowPool.Path, Submit).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
    }

    private static Task<Results<Ok<ShowPool.Response>, ProblemHttpResult>> Handle(
        Request request,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => Add(request.Ids ?? [], pool, viewer, cancel).ToHttp(added => ShowPool.ResponseOf(added, viewer, pool.Now));

    private static async Task<IResult> Submit(
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.TextOnly, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return PageResult.Refusal(unreadable);
        var typed = (form["ids"] ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries);
        if ((await Add(typed, pool, viewer, cancel)).Problem is not { } problem)
            return PageResult.SeeOther(ShowPool.Path);
        // one field holds them all
        var shown = problem with
        {
            Faults = [.. problem.Faults.Select(fault => fault with { Path = "ids" })],
        };
        return await ShowPool.Page(pool, viewer, new(ShowPool.Path, form, shown), cancel);
    }

    private static async Task<Result<CvePool>> Add(
        IReadOnlyList<string?> typed,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => await Parse(typed).Then(ids => pool.Decide(p => p.Add(ids), viewer.Actor, cancel));

    private static Result<IReadOnlyList<CveId>> Parse(IReadOnlyList<string?> typed)
    {
        var faults = new FaultCollector();
        if (typed.Count == 0)
            faults.Add("ids", "Type in at least one ID.");
        if (typed.Count > CvePool.MostAtOnce)
            faults.Add("ids", $"These are {typed.Count:N0}; at most {CvePool.MostAtOnce:N0} can be taken at once.");
        List<CveId> ids = [];
        foreach (var (index, text) in typed.Take(CvePool.MostAtOnce).Index())
        {
            if (CveId.Parse(text).TryGet(out var id, out _))
                ids.Add(id);
            else
                faults.Add($"ids[{index}]", $"“{Shortened(text)}” is no CVE ID; write it as CVE-2026-1234.");
        }
        return faults.Else<IReadOnlyList<CveId>>(() => ids);
    }

    private static string Shortened(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
}
