namespace Tocsin.Public.Storage;

/// <summary>What an import did.</summary>
/// <param name="Added">Documents that were not there.</param>
/// <param name="Changed">Documents that got a new revision.</param>
/// <param name="Unchanged">Documents that were there, as new or newer.</param>
/// <param name="Unsound">Documents whose ID the store does not take: no visible ASCII, or too long.</param>
public sealed record ImportCount(int Added, int Changed, int Unchanged, int Unsound)
{
    /// <summary>Documents that somebody else had brought, which is why they were left alone.</summary>
    public IReadOnlyList<ForeignDocument> Foreign { get; init; } = [];

    public int Total => Added + Changed + Unchanged + Unsound + Foreign.Count;

    public bool Equals(ImportCount? other) =>
        other is not null
        && (Added, Changed, Unchanged, Unsound) == (other.Added, other.Changed, other.Unchanged, other.Unsound)
        && Foreign.SequenceEqual(other.Foreign);

    public override int GetHashCode() => HashCode.Combine(Added, Changed, Unchanged, Unsound, Foreign.Count);
}

/// <summary>A document as an import brings it.</summary>
/// <param name="Path">Where in its source it stood.</param>
public readonly record struct IncomingDocument(Tocsin.Advisories.Documents.PublishedDocument Document, string Path);

/// <param name="Path">Where in the source it stood.</param>
public sealed record ForeignDocument(string Id, string Path);
