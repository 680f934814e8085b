using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>
/// Advisories that somebody else published: a file (OSV, a CVE record or CSAF, told apart by what it holds), a zip of them, a
/// folder of both, or the Node.js security working group's <c>nswg</c> folder. Nothing is extracted; memory does not grow with the source.
/// </summary>
public sealed class ImportSource : IDisposable
{
    // Batches waiting to be stored; with ImportRun.LargestBatch that bounds what is in memory.
    private const int Waiting = 4;
    private const int MostWorkers = 8;

    private readonly ImportRules rules;
    private readonly IReadOnlyList<ImportPart> parts;

    private ImportSource(string path, ImportRules rules, IReadOnlyList<ImportPart> parts)
    {
        (Path, this.rules, this.parts) = (path, rules, parts);
        TotalEntries = parts.Sum(p => p.Entries);
        TotalBytes = parts.Sum(p => p.Bytes);
    }

    /// <summary>As it was asked for.</summary>
    public string Path { get; }

    /// <summary>How many items <see cref="ReadAsync(CancellationToken)"/> yields.</summary>
    public int TotalEntries { get; }

    /// <summary>What the items' sizes add up to: bytes on disk for files, compressed bytes for a zip.</summary>
    public long TotalBytes { get; }

    /// <summary>
    /// Opens a source. Refused: <c>import.not-found</c>, <c>import.not-readable</c>, <c>import.too-many</c>,
    /// <c>import.too-large</c>.
    /// </summary>
    public static Result<ImportSource> Open(string path, ImportRules rules)
    {
        var found = new List<ImportPart>();
        var problem = Fill(found, path, rules) ?? TooMuch(found, rules);
        if (problem is null)
            return new ImportSource(path, rules, found);
        found.ForEach(p => p.Dispose());
        return problem;
    }

    /// <summary>Entries that are in memory.</summary>
    public static ImportSource Held(IReadOnlyList<HeldEntry> entries, ImportRules rules) =>
        new("", rules, [HeldPart.Of(entries)]);

    /// <summary>
    /// Every entry once, in no order, read and parsed on every processor. Never throws for what an entry holds.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken cancel = default) => ReadAsync(() => { }, cancel);

    /// <summary>The same.</summary>
    /// <param name="between">Called between two entries, by each of the threads that read and parse.</param>
    public async IAsyncEnumerable<ImportItem> ReadAsync(
        Action between,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var run = new ImportRun(parts, rules, between);
        var ready = Channel.CreateBounded<ImportItem[]>(Waiting);
        var work = Work(run, ready.Writer, stop.Token);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancel))
            {
                foreach (var item in batch)
                    yield return item;
            }
        }
        finally
        {
            // Whoever stops listening stops the work, and nothing goes on reading a zip that is being closed.
            await stop.CancelAsync();
            await work.ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
        }
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
    }

    private static async Task Work(ImportRun run, ChannelWriter<ImportItem[]> writer, CancellationToken cancel)
    {
        try
        {
            var workers = Math.Clamp(Environment.ProcessorCount, 1, MostWorkers);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(One, cancel)));
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }

        async Task One()
        {
            while (!cancel.IsCancellationRequested && run.Next() is { Length: > 0 } batch)
                await writer.WriteAsync(batch, cancel);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private static Problem? Fill(List<ImportPart> parts, string path, ImportRules rules)
    {
        try
        {
            if (Directory.Exists(path))
                FillFromFolder(parts, new(path), rules);
            else if (File.Exists(path))
                parts.Add(IsZip(path) ? ZipPart.Open(path, "", rules) : FilesPart.One(new(path)));
            else
                return Problem.NotFound with { Code = "import.not-found", Title = "There is no such file or folder." };
            return null;
        }
        catch (Exception e)
            when (e is IOException or InvalidDataException or UnauthorizedAccessException or OverflowException)
        {
            return Problem.Invalid("import.not-readable", $"This cannot be read: {e.Message}");
        }
    }

    private static void FillFromFolder(List<ImportPart> parts, DirectoryInfo folder, ImportRules rules)
    {
        if (IsWorkingGroups(folder))
        {
            foreach (var kind in Enum.GetValues<NswgKind>())
            {
                var at = new DirectoryInfo(System.IO.Path.Combine(folder.FullName, NameOf(kind)));
                if (at.Exists)
                    parts.Add(FilesPart.WorkingGroup(at, kind));
            }
            return;
        }
        parts.Add(FilesPart.Folder(folder));
        // The public dumps are folders of zips: npm/all.zip, PyPI/all.zip, ...
        foreach (var zip in FilesPart.Below(folder, "*.zip"))
            parts.Add(
                ZipPart.Open(zip.FullName, $"{System.IO.Path.GetRelativePath(folder.FullName, zip.FullName)}/", rules)
            );
    }

    private static bool IsWorkingGroups(DirectoryInfo folder) =>
        Directory.Exists(System.IO.Path.Combine(folder.FullName, NameOf(NswgKind.Core)))
        && Directory.Exists(System.IO.Path.Combine(folder.FullName, NameOf(NswgKind.Npm)));

    private static string NameOf(NswgKind kind) =>
        kind switch
        {
            NswgKind.Core => "core",
            NswgKind.Npm => "npm",
            _ => "deps",
        };

    private static bool IsZip(string path)
    {
        Span<byte> start = stackalloc byte[2];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("PK"u8);
    }

    private static Problem? TooMuch(List<ImportPart> parts, ImportRules rules) =>
        parts.Sum(p => (long)p.Entries) > rules.MostEntries
            ? Problem.Invalid("import.too-many", $"This holds more than {rules.MostEntries:N0} entries.")
        : parts.Sum(p => p.Uncompressed) > rules.MostBytes ? ImportRun.TooLarge(rules)
        : null;
}
