using Microsoft.AspNetCore.Http;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>What somebody without an account sent: text, and files that are sealed already and wait.</summary>
/// <param name="Files">New ones and those of an earlier try, at most <see cref="Attachment.Most"/>.</param>
/// <param name="Faults">What was wrong before anybody looked at the text: with files, or with the JSON's own values.</param>
public sealed record SentForm(FormValues Values, IReadOnlyList<Attachment> Files, IReadOnlyList<Fault> Faults)
{
    /// <summary>The field of files.</summary>
    public const string Attachments = "attachments";

    /// <summary>The field that names a file of an earlier try by its ticket; it may repeat.</summary>
    public const string Kept = "kept";

    /// <summary>Reads a form of a few short fields, of any encoding.</summary>
    public static async Task<Result<FormValues>> ReadShort(HttpRequest request, CancellationToken cancel) =>
        request.HasJsonContentType()
            ? (await JsonForm.Read(request, FormLimits.Small, cancel)).Map(form => form.Values)
            : await FormReader.Read(request, FormLimits.Small, cancel);

    /// <summary>Reads a form of text alone, of any encoding.</summary>
    public static async Task<Result<FormValues>> ReadText(HttpRequest request, CancellationToken cancel) =>
        request.HasJsonContentType()
            ? (await JsonForm.Read(request, FormLimits.TextOnly, cancel)).Map(form => form.Values)
            : await FormReader.Read(request, FormLimits.TextOnly, cancel);

    /// <summary>Reads a form of any encoding; its files are sealed while they arrive.</summary>
    /// <param name="noFiles">Why no file is taken this time; null where they are.</param>
    /// <param name="sparing">See <see cref="FileStore.Keep"/>.</param>
    public static async Task<Result<SentForm>> Read(
        HttpRequest request,
        FileStore files,
        Problem? noFiles,
        CancellationToken cancel,
        bool sparing = false
    )
    {
        if (request.HasJsonContentType())
            return (await JsonForm.Read(request, IntakeLimits.Form, cancel)).Map(Plain);
        List<Attachment> fresh = [];
        var whole = false;
        try
        {
            var read = await FormReader.Read(request, IntakeLimits.Form, (file, c) => Keep(file, c), cancel);
            whole = read.Succeeded;
            return await read.Then(form => Whole(form, fresh, files, cancel));
        }
        finally
        {
            // nobody will ever name them again
            if (!whole)
                await files.Forget(fresh, CancellationToken.None);
        }

        async Task<Problem?> Keep(SentFile file, CancellationToken cancelled)
        {
            if (noFiles is not null)
                return noFiles;
            if (file.Field != Attachments)
                return NoSuchField;
            if (!(await files.Keep(file.Name, file.Content, cancelled, sparing)).TryGet(out var kept, out var problem))
                return problem;
            fresh.Add(kept);
            return null;
        }
    }

    private static Problem NoSuchField { get; } =
        Problem.Invalid("form.no-such-field", $"Files belong into the field “{Attachments}”.");

    private static SentForm Plain(ReadForm form) => new(form.Values, [], form.FileFaults);

    // files of an earlier try come first: their sender was told that they had arrived
    private static async Task<Result<SentForm>> Whole(
        ReadForm form,
        List<Attachment> fresh,
        FileStore files,
        CancellationToken cancel
    )
    {
        List<Attachment> all = [];
        List<Fault> faults = [.. form.FileFaults];
        foreach (var ticket in form.Values.All(Kept).Distinct(StringComparer.Ordinal).Take(Attachment.Most))
        {
            if (await files.Redeem(ticket, cancel) is not { } redeemed)
                continue;
            if (redeemed.File is { } file)
                all.Add(file);
            else
                faults.Add(new(Attachments, $"“{redeemed.Name}” waited for more than an hour; choose it again."));
        }
        var room = Attachment.Most - all.Count;
        faults.AddRange(fresh.Skip(room).Select(TooMuch));
        await files.Forget([.. fresh.Skip(room)], cancel);
        return new SentForm(form.Values, [.. all, .. fresh.Take(room)], faults);
    }

    private static Fault TooMuch(Attachment file) =>
        new(Attachments, $"“{file.Name}” was not taken: at most {Attachment.Most} files can be sent.");
}
