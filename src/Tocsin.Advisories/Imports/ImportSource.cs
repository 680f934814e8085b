using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>
/// Advisories that somebody else published, read from a file, a folder, a zip, or the Node.js security working group's
/// <c>nswg</c> folder. Nothing is extracted; memory does not grow with the source.
/// </summary>
public abstract class ImportSource : IDisposable
{
    private protected ImportSource(string path, int entries, long bytes) =>
        (Path, TotalEntries, TotalBytes) = (path, entries, bytes);

    /// <summary>As it was asked for.</summary>
    public string Path { get; }

    /// <summary>How many items <see cref="ReadAsync"/> yields.</summary>
    public int TotalEntries { get; }

    /// <summary>What the items' sizes add up to: bytes on disk for files, compressed bytes for a zip.</summary>
    public long TotalBytes { get; }

    /// <summary>
    /// Opens a source. Refused: <c>import.not-found</c>, <c>import.not-readable</c>, <c>import.not-a-zip</c>,
    /// <c>import.too-many</c>, <c>import.too-large</c>, <c>import.unknown-kind</c>.
    /// </summary>
    public static Result<ImportSource> Open(string path, ImportRules rules) => throw new NotSupportedException();

    /// <summary>
    /// Every entry once, in no order, parsed on every processor. Never throws for what an entry holds; throws
    /// <see cref="OperationCanceledException"/> when cancelled. Can be read once.
    /// </summary>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
