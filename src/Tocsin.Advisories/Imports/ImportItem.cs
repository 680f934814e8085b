using Tocsin.Advisories.Documents;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>What became of one entry of a source.</summary>
/// <param name="Path">Within the source: <c>npm/1.json</c>.</param>
/// <param name="Size">Bytes by which the entry counts towards <see cref="ImportSource.TotalBytes"/>.</param>
public abstract record ImportItem(string Path, long Size);

/// <summary>A document that can be taken.</summary>
/// <param name="Body">UTF-8 JSON without a byte order mark: as the source wrote it, so that nothing is lost.</param>
/// <param name="Kind">A kind of <see cref="PublishedDocument"/>.</param>
/// <param name="Modified">UTC; the first instant of 1970 where the source does not say.</param>
public sealed record Taken(
    string Path,
    long Size,
    ReadOnlyMemory<byte> Body,
    string Kind,
    string Id,
    DateTimeOffset Modified
) : ImportItem(Path, Size)
{
    /// <summary>What was seen at a glance; null where it took a closer look.</summary>
    public OsvSight? Sight { get; init; }

    /// <summary>The body of an advisory, read in full each time it is asked for.</summary>
    /// <exception cref="InvalidOperationException">It is no advisory.</exception>
    public OsvRecord Record =>
        Kind == PublishedDocument.Advisory
            ? OsvReader.Read(Body).Value
            : throw new InvalidOperationException($"A document of the kind {Kind} is no record.");

    /// <summary>The document for the public store, which decides the revision: here it is 1.</summary>
    public PublishedDocument ToDocument() => new(Kind, Id, 1, WholeMicroseconds(Modified), Body);

    // PostgreSQL keeps microseconds; .NET's ticks are tenths of them.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

/// <summary>An entry that cannot be taken, and why.</summary>
public sealed record Refused(string Path, long Size, Problem Problem) : ImportItem(Path, Size)
{
    /// <summary>What it held; empty where that could not be read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Set where it was read as one of the working group's records.</summary>
    public NswgKind? Nswg { get; init; }
}

/// <summary>An entry that was understood and is no advisory, and why it was passed over.</summary>
public sealed record PassedOver(string Path, long Size, string Reason) : ImportItem(Path, Size);
