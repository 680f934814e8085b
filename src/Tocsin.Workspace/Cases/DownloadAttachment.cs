using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// GET /cases/{number}/attachments/{fileId}, also below /api: a file that came with a report or message, decrypted as it is
/// sent, to be saved and never shown by the browser. That it was opened is recorded first.
/// </summary>
internal static class DownloadAttachment
{
    private const string Sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cases/{number}/attachments/{fileId}", Handle)
            .RequireAuthorization(Policies.Case)
            .ExcludeFromDescription();
        app.MapGet("/api/cases/{number}/attachments/{fileId}", Handle)
            .RequireAuthorization(Policies.Case)
            .Produces(200, contentType: "application/octet-stream")
            .ProducesProblem(404);
    }

    private static async Task<IResult> Handle(string number, string fileId, HttpContext context, FileStore files)
    {
        var found = await (await CaseVisit.Enter(context, number)).Then(visit => Open(visit, fileId));
        if (!found.TryGet(out var attachment, out var problem))
            return PageResult.Answer(context.Request, problem);

        await using var pieces = files
            .Open(attachment, context.RequestAborted)
            .GetAsyncEnumerator(context.RequestAborted);
        // a file that cannot be opened at all fails here, before anything was promised
        var more = await pieces.MoveNextAsync();
        Announce(context.Response, attachment);
        for (; more; more = await pieces.MoveNextAsync())
            await context.Response.Body.WriteAsync(pieces.Current, context.RequestAborted);
        return TypedResults.Empty;
    }

    private static void Announce(HttpResponse response, Attachment attachment)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(attachment.Name);
        response.ContentType = "application/octet-stream";
        response.ContentLength = attachment.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = Sandbox;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }

    private static async Task<Result<Attachment>> Open(CaseVisit visit, string fileId) =>
        (await visit.Read("attachment")).Then(opened => Find(opened, visit.Viewer, fileId));

    private static Result<Attachment> Find(Case found, Viewer viewer, string fileId) =>
        (found.Report?.Attachments ?? [])
            .Concat(Conversation.Of(found, viewer).SelectMany(said => said.Text?.Attachments ?? []))
            .FirstOrDefault(attachment => attachment.FileId == fileId)
            is { } known
            ? known
            : Problem.NotFound;
}
