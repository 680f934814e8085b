using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Matching;

/// <summary>One advisory as the index keeps it: its bytes once, and what is asked of it without reading them.</summary>
public sealed class IndexedRecord
{
    private IndexedRecord(OsvRecord record, ReadOnlyMemory<byte> body, int revision)
    {
        (Id, Body, Revision) = (record.Id, body, revision);
        (Modified, Published, Withdrawn) = (record.Modified, record.Published, record.Withdrawn);
        Aliases = record.Aliases is { Count: > 0 } aliases ? [.. aliases] : [];
        Title = RecordTitle.Of(record);
        Affected = AffectedPackage.Of(record, this);
        Commits = GitCommits.Of(record);
    }

    public string Id { get; }

    /// <summary>The OSV record, UTF-8 JSON, as it was published.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>From 1.</summary>
    public int Revision { get; }

    public DateTimeOffset Modified { get; }

    public DateTimeOffset? Published { get; }

    /// <summary>A withdrawn record stays readable and matches nothing.</summary>
    public DateTimeOffset? Withdrawn { get; }

    public IReadOnlyList<string> Aliases { get; }

    /// <summary>One line for a list; never empty.</summary>
    public string Title { get; }

    /// <summary>One for each package, however many entries the record has for it.</summary>
    public IReadOnlyList<AffectedPackage> Affected { get; }

    /// <summary>Commits that are affected by name, lower-case hexadecimal.</summary>
    public IReadOnlyList<string> Commits { get; }

    /// <summary>By what lists of advisories are sorted.</summary>
    public DateTimeOffset Date => Published ?? Modified;

    /// <summary>What a record says; its bytes are kept, not copied.</summary>
    public static IndexedRecord Of(OsvRecord record, ReadOnlyMemory<byte> body, int revision = 1)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record, body, revision);
    }

    /// <summary>The record that these bytes are, or why they are none (<see cref="OsvReader.Read"/>). The bytes are kept, not copied.</summary>
    public static Result<IndexedRecord> Read(ReadOnlyMemory<byte> body, int revision) =>
        RecordScan.TryRead(body.Span, out var scanned)
            ? new IndexedRecord(scanned!, body, revision)
            : OsvReader.Read(body).Map(record => new IndexedRecord(record, body, revision));

    /// <summary>The record in full. What the index holds has been read before, so that reading it again succeeds.</summary>
    public OsvRecord ReadAll() => OsvReader.Read(Body).Value;

    public override string ToString() => Id;
}
