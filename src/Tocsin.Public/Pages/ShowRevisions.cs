using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Http;
using Tocsin.Public.Live;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Web.Http;

namespace Tocsin.Public.Pages;

/// <summary>
/// GET /advisories/{id}/revisions: what changed from revision to revision; /advisories/{id}/revisions/{number}: the OSV record as
/// it was then.
/// </summary>
internal static class ShowRevisions
{
    /// <param name="Revisions">The newest first.</param>
    public sealed record RevisionsResponse(string Id, IReadOnlyList<RevisionEntry> Revisions);

    /// <param name="Record">The path of the record as it was then.</param>
    /// <param name="Compared">False where it was too large to compare: then <paramref name="Changes"/> says nothing.</param>
    public sealed record RevisionEntry(
        int Revision,
        DateTimeOffset Modified,
        string Record,
        bool Compared,
        IReadOnlyList<ChangeEntry> Changes
    );

    /// <param name="Gone">Lines that the revision before had.</param>
    /// <param name="New">Lines that it had not.</param>
    public sealed record ChangeEntry(string Part, IReadOnlyList<string> Gone, IReadOnlyList<string> New);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/advisories/{id}/revisions", ReadPage.Verbs, All).ForAnybody();
        routes.MapMethods("/advisories/{id}/revisions/{number:int:min(1)}", ReadPage.Verbs, One).ForAnybody();
    }

    private static async Task<IResult> All(
        HttpContext context,
        string id,
        LiveIndex live,
        PublicStore store,
        CancellationToken cancel
    )
    {
        var edition = live.Now;
        if (edition.Index.Find(id) is not { } record)
            return PageResult.Answer(context.Request, Problem.NotFound);
        if (Freshness.Has(context, Freshness.OfEdition(edition)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var history = await AdvisoryHistory.Read(store, record, cancel);
        return TypedResults.Ok(new RevisionsResponse(id, [.. history.Revisions.Select(one => Entry(id, one))]));
    }

    private static async Task<IResult> One(
        HttpContext context,
        string id,
        int number,
        LiveIndex live,
        PublicStore store,
        CancellationToken cancel
    )
    {
        if (live.Now.Index.Find(id) is null)
            return PageResult.Answer(context.Request, Problem.NotFound);
        var found = await store.Find(PublishedDocument.Advisory, id, number, cancel);
        if (found is null)
            return PageResult.Answer(context.Request, Problem.NotFound);
        if (!Freshness.Has(context, Freshness.OfBytes(found.Body.Span), found.Modified))
            await ByteAnswer.Send(context, found.Body, ByteAnswer.Json);
        return TypedResults.Empty;
    }

    private static RevisionEntry Entry(string id, AdvisoryRevision one) =>
        new(
            one.Revision,
            one.Modified,
            $"/advisories/{id}/revisions/{one.Revision}",
            !one.Uncompared,
            [
                .. one.Changes.Select(part => new ChangeEntry(
                    part.Label,
                    Lines(part, LineKind.Gone),
                    Lines(part, LineKind.New)
                )),
            ]
        );

    private static List<string> Lines(ChangedPart part, LineKind kind) =>
        [.. part.Lines.Where(line => line.Kind == kind).Select(line => line.Text)];
}
