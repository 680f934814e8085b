using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary>A form where a text may be typed or sent as a file: the file is text like any other, and no longer a file.</summary>
public static class TextForm
{
    /// <summary>Reads it; where a file was sent, its text is the value of the other field. A file that is no text is a fault at its own.</summary>
    /// <param name="fields">Where the file is, and where what is typed.</param>
    /// <param name="mostBytes">Of the file; all of it is held in memory and nowhere else.</param>
    /// <returns>As <see cref="FormReader"/>.</returns>
    public static async Task<Result<ReadForm>> Read(
        HttpRequest request,
        (string File, string Text) fields,
        int mostBytes,
        CancellationToken cancel
    )
    {
        string? sent = null;
        var limits = FormLimits.TextOnly with { Files = 1, FileBytes = mostBytes, AllFileBytes = 2L * mostBytes };
        var read = await FormReader.Read(request, limits, Take, cancel);
        return read.Map(form => sent is null ? form : form with { Values = form.Values.With(fields.Text, sent) });

        async Task<Problem?> Take(SentFile file, CancellationToken cancelled)
        {
            if (file.Field != fields.File)
                return Problem.Invalid("form.no-such-field", $"The file belongs into the field “{fields.File}”.");
            using var kept = new MemoryStream();
            await file.Content.CopyToAsync(kept, cancelled);
            // a mark at the beginning says that it is UTF-8, and is no part of the text
            var bytes = kept.ToArray().AsSpan();
            sent = FormText.Decode(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
            return sent is null ? Problem.Invalid("form.no-text", "This file is no text.") : null;
        }
    }
}
