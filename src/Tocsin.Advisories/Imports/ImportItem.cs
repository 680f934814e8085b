using Tocsin.Advisories.Documents;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>What became of one entry of a source.</summary>
/// <param name="Path">Within the source: <c>npm/1.json</c>.</param>
/// <param name="Size">Bytes by which the entry counts towards <see cref="ImportSource.TotalBytes"/>.</param>
public abstract record ImportItem(string Path, long Size);

/// <summary>A record that can be taken.</summary>
/// <param name="Body">UTF-8 JSON without a byte order mark: as the source wrote it, so that nothing is lost.</param>
public sealed record Taken(string Path, long Size, ReadOnlyMemory<byte> Body, OsvRecord Record) : ImportItem(Path, Size)
{
    /// <summary>The document for the public store, which decides the revision: here it is 1.</summary>
    public PublishedDocument ToDocument() =>
        new(PublishedDocument.Advisory, Record.Id, 1, WholeMicroseconds(Record.Modified), Body);

    // PostgreSQL keeps microseconds; .NET's ticks are tenths of them.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

/// <summary>A record that cannot be taken, and why.</summary>
public sealed record Refused(string Path, long Size, Problem Problem) : ImportItem(Path, Size);

/// <summary>An entry that was understood and is no advisory, and why it was passed over.</summary>
public sealed record PassedOver(string Path, long Size, string Reason) : ImportItem(Path, Size);
