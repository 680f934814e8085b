using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tocsin.Cases.Reports;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>Opens a sealed file piece by piece, straight into the answer: to be saved, and never to be shown by the browser.</summary>
internal sealed class SealedDownload(Attachment file, FileStore files) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName(file.Name);
        var response = httpContext.Response;
        response.ContentType = "application/octet-stream";
        response.ContentLength = file.Size;
        response.Headers.ContentDisposition = name.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        await foreach (var piece in files.Open(file, httpContext.RequestAborted))
            await response.Body.WriteAsync(piece, httpContext.RequestAborted);
    }
}
