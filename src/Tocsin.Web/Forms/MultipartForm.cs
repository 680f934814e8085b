using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary><c>multipart/form-data</c> (RFC 7578), part by part: text into memory, files to whoever takes them.</summary>
internal sealed class MultipartForm
{
    private readonly FormLimits limits;
    private readonly Func<SentFile, CancellationToken, Task<Problem?>> take;
    private readonly List<KeyValuePair<string, string>> pairs = [];
    private readonly List<Fault> faults = [];
    private int files;
    private long textLeft;

    private MultipartForm(FormLimits limits, Func<SentFile, CancellationToken, Task<Problem?>> take)
    {
        (this.limits, this.take) = (limits, take);
        textLeft = limits.TextBytes;
    }

    /// <exception cref="FormCutException">The body ended early or was too large.</exception>
    public static async Task<Result<ReadForm>> Read(
        BoundedStream body,
        MediaTypeHeaderValue type,
        FormLimits limits,
        Func<SentFile, CancellationToken, Task<Problem?>> take,
        CancellationToken cancel
    )
    {
        // RFC 2046, section 5.1.1: 1 to 70 characters.
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (boundary.Length is 0 or > 70)
            return FormProblems.Malformed;
        var reader = new MultipartReader(boundary.Value!, body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var form = new MultipartForm(limits, take);
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (await form.Part(section, cancel) is { } problem)
                    return problem;
            }
        }
        catch (InvalidDataException)
        {
            return FormProblems.Malformed;
        }
        catch (IOException ended) when (ended is not FormCutException)
        {
            return FormProblems.CutShort;
        }
        return new ReadForm(new FormValues(form.pairs), form.faults);
    }

    private Task<Problem?> Part(MultipartSection section, CancellationToken cancel)
    {
        if (
            !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name
        )
        {
            return Task.FromResult<Problem?>(FormProblems.Malformed);
        }
        if (Encoding.UTF8.GetByteCount(name) > limits.NameBytes)
            return Task.FromResult<Problem?>(FormProblems.TooLarge);
        return disposition.FileName.HasValue || disposition.FileNameStar.HasValue
            ? File(name, disposition, section, cancel)
            : Text(name, section.Body, cancel);
    }

    private async Task<Problem?> Text(string name, Stream body, CancellationToken cancel)
    {
        if (pairs.Count == limits.Fields)
            return FormProblems.TooLarge;
        textLeft -= name.Length;
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            textLeft -= read;
            if (all.Length + read > limits.ValueBytes || textLeft < 0)
                return FormProblems.TooLarge;
            all.Write(buffer, 0, read);
        }
        if (FormText.Decode(all.GetBuffer().AsSpan(0, (int)all.Length)) is not { } text)
            return FormProblems.Malformed;
        pairs.Add(new(name, text));
        return null;
    }

    private async Task<Problem?> File(
        string field,
        ContentDispositionHeaderValue disposition,
        MultipartSection section,
        CancellationToken cancel
    )
    {
        var sent = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var called = HeaderUtilities.RemoveQuotes(sent).Value ?? "";
        await using var content = new BoundedStream(section.Body, limits.FileBytes);
        // A file field that was left empty is sent as a nameless, empty file; peeking needs a byte back.
        if (called.Length == 0)
            return await content.ReadAsync(new byte[1], cancel) == 0 ? null : FormProblems.Malformed;

        var name = FileName(called);
        if (++files > limits.Files)
        {
            faults.Add(new(field, $"“{name}” was not taken: at most {limits.Files:N0} files can be sent."));
            return files > limits.Files + limits.Fields ? FormProblems.TooLarge : null;
        }
        try
        {
            var refused = await take(new(field, name, TypeOf(section.ContentType), content), cancel);
            if (content.Cut)
                throw new FormCutException("whoever took it did not notice that it was cut");
            if (refused is not null)
                faults.Add(new(field, $"“{name}” was not taken: {refused.Title}"));
        }
        catch (FormCutException) when (content.Exceeded)
        {
            faults.Add(new(field, $"“{name}” was not taken: it is larger than {limits.FileBytes / 1024:N0} KiB."));
        }
        return null;
    }

    private static string? TypeOf(string? declared) => declared is { Length: > 0 and <= 255 } ? declared : null;

    private static string FileName(string called)
    {
        var last = called[(called.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        if (clean.Length > 255)
            clean = clean[..(char.IsHighSurrogate(clean[254]) ? 254 : 255)];
        return clean is "" or "." or ".." ? "file" : clean;
    }
}
