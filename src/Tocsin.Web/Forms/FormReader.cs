using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary>
/// Reads what forms send. ASP.NET's own reader keeps large forms in temporary files; here text is in memory, files are
/// streams that the caller seals as they arrive, and nothing is ever plain on a disk.
/// </summary>
public static class FormReader
{
    /// <summary>Reads a form without files, of either encoding.</summary>
    /// <returns><see cref="FormProblems"/>: 413 beyond a limit, 400 malformed or cut short, 415 another type.</returns>
    public static async Task<Result<FormValues>> Read(HttpRequest request, FormLimits limits, CancellationToken cancel)
    {
        var read = await Read(request, limits with { Files = 0 }, (_, _) => Task.FromResult<Problem?>(null), cancel);
        return read.Map(form => form.Values);
    }

    /// <summary>Reads a form; hands each file to <paramref name="take"/> as it arrives, in the form's order.</summary>
    /// <param name="take">
    /// Keeps a file, or says why not. It is not called for files beyond the limit of their number, nor for a field that
    /// was left empty. What it kept stays kept when the form is refused later: the caller cleans up.
    /// </param>
    /// <returns><see cref="FormProblems"/>: 413 beyond a limit, 400 malformed or cut short, 415 another type.</returns>
    public static async Task<Result<ReadForm>> Read(
        HttpRequest request,
        FormLimits limits,
        Func<SentFile, CancellationToken, Task<Problem?>> take,
        CancellationToken cancel
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || request.Headers.ContentEncoding.Count > 0
        )
            return FormProblems.NotAForm;
        if (request.ContentLength > limits.RequestBytes)
            return FormProblems.TooLarge;
        // The server's own limit is for APIs; a form says its own, larger or smaller.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = limits.RequestBytes;

        await using var body = new BoundedStream(request.Body, limits.RequestBytes);
        try
        {
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                return (await UrlEncodedForm.Read(body, limits, cancel)).Map(values => new ReadForm(values, []));
            if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
                return await MultipartForm.Read(body, type, limits, take, cancel);
            return FormProblems.NotAForm;
        }
        catch (FormCutException)
        {
            return body.Exceeded ? FormProblems.TooLarge : FormProblems.CutShort;
        }
    }
}
