using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Precedents;

/// <summary>
/// GET /precedents and /api/precedents: answers once given, as far as the member may see their cases. Nothing is indexed: the sealed
/// summaries are opened and looked through, and the answer says how many.
/// </summary>
internal static class SearchPrecedents
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/precedents", Page).RequireAuthorization(Policies.Member).ExcludeFromDescription();
        app.MapGet("/api/precedents", Handle).RequireAuthorization(Policies.Member);
    }

    /// <param name="Searched">So many verdicts were looked at: the newest, of cases that the caller may see.</param>
    /// <param name="Found">So many fit; the newest are listed.</param>
    public sealed record Response(int Searched, int Found, IReadOnlyList<PrecedentBody> Precedents);

    /// <param name="Verdict"><c>accepted</c>, <c>deferred</c>, or a reason for rejecting.</param>
    /// <param name="Reason">The beginning of what the reporter read, Markdown.</param>
    /// <param name="Statements">What it was given under: <c>TM-node-js-3/2</c>.</param>
    public sealed record PrecedentBody(
        string Case,
        string Title,
        string Where,
        string Verdict,
        string Reason,
        IReadOnlyList<string> Statements,
        DateTimeOffset At
    );

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        CaseStore store,
        Viewer.Member viewer,
        CancellationToken cancel,
        string? q = null,
        string? verdict = null,
        string? statement = null,
        string? package = null
    )
    {
        var search = PrecedentSearch.Of(q, verdict, statement, package);
        var found = await search.Then(asked => Look(store, viewer, asked, cancel));
        return found.ToHttp(found => new Response(found.Searched, found.Found, [.. found.Shown.Select(Of)]));
    }

    private static async Task<IResult> Page(
        CaseStore store,
        Viewer.Member viewer,
        CancellationToken cancel,
        string? q = null,
        string? verdict = null,
        string? statement = null,
        string? package = null
    )
    {
        if (!PrecedentSearch.Of(q, verdict, statement, package).TryGet(out var search, out var problem))
            return PageResult.Refusal(problem);
        var found = search.IsEmpty ? null : (await Look(store, viewer, search, cancel)).Value;
        return PageResult.Of<PrecedentsPage>(new { Search = search, Found = found });
    }

    private static async Task<Result<FoundPrecedents>> Look(
        CaseStore store,
        Viewer.Member viewer,
        PrecedentSearch search,
        CancellationToken cancel
    )
    {
        var judged = await store.Judged(viewer, cancel);
        var fits = judged.Where(search.Takes).OrderByDescending(item => item.Summary.Verdict!.At).ToList();
        return new FoundPrecedents(judged.Count, fits.Count, [.. fits.Take(PrecedentSearch.MostShown)]);
    }

    private static PrecedentBody Of(QueueItem item) =>
        new(
            item.Number.Text,
            item.Summary.Title,
            item.Summary.Where,
            PrecedentWords.Of(item.Summary.Verdict!),
            item.Summary.Verdict!.Reason,
            item.Summary.Verdict.Statements,
            item.Summary.Verdict.At
        );
}
