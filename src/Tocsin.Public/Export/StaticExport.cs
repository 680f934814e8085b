using System.Text;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Export;

/// <summary>
/// Writes the public site as files that a CDN or any web server can serve: each is what the site answers, byte for byte. Pages and
/// what has to compute an answer are not among them.
/// </summary>
public sealed class StaticExport(LiveIndex live, PublicOptions site, Ask ask)
{
    /// <param name="progress">Told how many of how many paths are done.</param>
    public async Task<ExportReport> Run(ExportFolder folder, Action<int, int> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        var paths = await new ExportPaths(live.Now.Index, site, ask).All(cancel);
        var (report, types) = (new ExportReport(0, 0, 0, 0, 0), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 0; i < paths.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!types.ContainsKey(paths[i]))
                report = await Copy(paths[i], folder, types, report, cancel);
            progress(i + 1, paths.Count);
        }
        using (var list = new MemoryStream(Encoding.UTF8.GetBytes(ContentTypeList.Of(types))))
            report = report.With(folder.Write("/" + ExportFolder.ContentTypes, list), list.Length);
        return report with { Removed = folder.RemoveStale() };
    }

    private async Task<ExportReport> Copy(
        string path,
        ExportFolder folder,
        Dictionary<string, string> types,
        ExportReport report,
        CancellationToken cancel
    )
    {
        await using Stream body = path.EndsWith(".zip", StringComparison.Ordinal) ? Nameless() : new MemoryStream();
        if (await ask(path, body, cancel) is not { } type)
            // a document that is not signed has no signature, and a format may not be able to say what a record says
            return report;
        var written = folder.Write(path, body);
        if (written is not null)
            types[path] = type;
        return report.With(written, body.Length);
    }

    // dumps are larger than anybody wants in memory
    private static FileStream Nameless() =>
        new(
            Path.GetTempFileName(),
            System.IO.FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
}

/// <summary>What became of an export.</summary>
/// <param name="Written">Files that are new or say something else than before.</param>
/// <param name="Removed">Files of an earlier export that are no more.</param>
/// <param name="LeftOut">Paths that no file can have.</param>
/// <param name="Bytes">Of all files together.</param>
public sealed record ExportReport(int Written, int Unchanged, int Removed, int LeftOut, long Bytes)
{
    public int Files => Written + Unchanged;

    internal ExportReport With(bool? written, long bytes) =>
        written switch
        {
            true => this with { Written = Written + 1, Bytes = Bytes + bytes },
            false => this with { Unchanged = Unchanged + 1, Bytes = Bytes + bytes },
            null => this with { LeftOut = LeftOut + 1 },
        };
}
