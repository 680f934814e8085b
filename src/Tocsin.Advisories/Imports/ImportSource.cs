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
    // Bodies waiting between reading and parsing, and between parsing and storing: at most 2 x 32 x 4 MB.
    private const int Waiting = 32;

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

    /// <summary>How many items <see cref="ReadAsync"/> yields.</summary>
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
        var problem = Fill(found, path) ?? TooMuch(found, rules);
        if (problem is null)
            return new ImportSource(path, rules, found);
        found.ForEach(p => p.Dispose());
        return problem;
    }

    /// <summary>
    /// Every entry once, in no order, parsed on every processor. Never throws for what an entry holds.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<ImportItem> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var raw = Channel.CreateBounded<ImportEntry>(Waiting);
        var parsed = Channel.CreateBounded<ImportItem>(Waiting);
        var work = Task.WhenAll(
            Task.Run(() => Read(raw.Writer, stop.Token), CancellationToken.None),
            Task.Run(() => Parse(raw.Reader, parsed.Writer, stop.Token), CancellationToken.None)
        );
        try
        {
            await foreach (var item in parsed.Reader.ReadAllAsync(cancel))
                yield return item;
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

    private async Task Read(ChannelWriter<ImportEntry> writer, CancellationToken cancel)
    {
        var left = rules.MostBytes;
        try
        {
            foreach (var entry in parts.SelectMany(p => p.Read(rules, cancel)))
            {
                left -= entry.Bytes.Match(b => b.Length, _ => 0);
                // A zip may say less than it holds: what goes beyond the whole's limit is refused, entry by entry.
                await writer.WriteAsync(left < 0 ? entry with { Bytes = TooLarge(rules) } : entry, cancel);
            }
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }

    private async Task Parse(
        ChannelReader<ImportEntry> reader,
        ChannelWriter<ImportItem> writer,
        CancellationToken cancel
    )
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(One, cancel)));
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }

        async Task One()
        {
            await foreach (var entry in reader.ReadAllAsync(cancel))
                await writer.WriteAsync(entry.Parse(rules), cancel);
        }
    }

    private static Problem? Fill(List<ImportPart> parts, string path)
    {
        try
        {
            if (Directory.Exists(path))
                FillFromFolder(parts, new(path));
            else if (File.Exists(path))
                parts.Add(IsZip(path) ? ZipPart.Open(path, "") : FilesPart.One(new(path)));
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

    private static void FillFromFolder(List<ImportPart> parts, DirectoryInfo folder)
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
            parts.Add(ZipPart.Open(zip.FullName, $"{System.IO.Path.GetRelativePath(folder.FullName, zip.FullName)}/"));
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
        : parts.Sum(p => p.Uncompressed) > rules.MostBytes ? TooLarge(rules)
        : null;

    private static Problem TooLarge(ImportRules rules) =>
        Problem.Invalid("import.too-large", $"This holds more than {rules.MostBytes:N0} bytes.");
}
