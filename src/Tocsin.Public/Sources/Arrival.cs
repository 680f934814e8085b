using Tocsin.Advisories.Imports;

namespace Tocsin.Public.Sources;

/// <summary>What there is to import from a place.</summary>
/// <param name="From">Null where nothing has changed.</param>
/// <param name="IsWhole">All of the source, not only what changed.</param>
/// <param name="Bookmark">How far the source will have been read, as far as is known before.</param>
internal sealed record Arrival(ImportSource? From, bool IsWhole, Bookmark Bookmark) : IDisposable
{
    /// <summary>Taken away afterwards.</summary>
    public string? Download { get; init; }

    /// <summary>A zip may be older than the list of changes beside it: then what it lacks is fetched next time.</summary>
    public Bookmark After(DateTimeOffset newest) =>
        IsWhole && Bookmark.Until > newest ? Bookmark with { Until = newest, Tag = null, Modified = null } : Bookmark;

    public void Dispose()
    {
        From?.Dispose();
        if (Download is not null)
            File.Delete(Download);
    }
}
