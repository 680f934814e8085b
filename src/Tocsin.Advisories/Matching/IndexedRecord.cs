using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Matching;

/// <summary>One advisory as the index keeps it: its bytes once, and what is asked of it without reading them.</summary>
public sealed class IndexedRecord
{
    // Asked of few records, and long: of a snapshot it is read each time.
    private readonly string? title;
    private readonly IndexSnapshot? below;
    private readonly int place;

    /// <param name="affected">Makes the packages, which point back at this.</param>
    internal IndexedRecord(string title, Func<IndexedRecord, IReadOnlyList<AffectedPackage>> affected) =>
        (this.title, Affected) = (title, affected(this));

    /// <param name="below">Has the title, at <paramref name="place"/>.</param>
    internal IndexedRecord(
        IndexSnapshot below,
        int place,
        Func<IndexedRecord, IReadOnlyList<AffectedPackage>> affected
    ) => (this.below, this.place, Affected) = (below, place, affected(this));

    /// <summary>Unique among all records.</summary>
    public required string Id { get; init; }

    /// <summary>The OSV record, UTF-8 JSON, as it was published.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>From 1.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public required DateTimeOffset? Published { get; init; }

    /// <summary>A withdrawn record stays readable and matches nothing.</summary>
    public required DateTimeOffset? Withdrawn { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>One line for a list; never empty.</summary>
    public string Title => title ?? below!.TitleOf(place);

    /// <summary>One for each package, however many entries the record has for it.</summary>
    public IReadOnlyList<AffectedPackage> Affected { get; }

    /// <summary>Commits that are affected by name, lower-case hexadecimal.</summary>
    public required IReadOnlyList<string> Commits { get; init; }

    /// <summary>By what lists of advisories are sorted.</summary>
    public DateTimeOffset Date => Published ?? Modified;

    /// <summary>What a record says; its bytes are kept, not copied.</summary>
    public static IndexedRecord Of(OsvRecord record, ReadOnlyMemory<byte> body, int revision = 1)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(RecordTitle.Of(record), indexed => AffectedPackage.Of(record, indexed))
        {
            Id = record.Id,
            Body = body,
            Revision = revision,
            Modified = record.Modified,
            Published = record.Published,
            Withdrawn = record.Withdrawn,
            Aliases = record.Aliases is { Count: > 0 } aliases ? [.. aliases] : [],
            Commits = GitCommits.Of(record),
        };
    }

    /// <summary>The record that these bytes are, or why they are none (<see cref="OsvReader.Read"/>). The bytes are kept, not copied.</summary>
    public static Result<IndexedRecord> Read(ReadOnlyMemory<byte> body, int revision) =>
        RecordScan.TryRead(body.Span, out var scanned)
            ? Of(scanned!, body, revision)
            : OsvReader.Read(body).Map(record => Of(record, body, revision));

    /// <summary>The same of bytes that were seen at a glance (<see cref="OsvGlance"/>), which is quicker.</summary>
    public static Result<IndexedRecord> Read(ReadOnlyMemory<byte> body, in OsvSight seen, int revision) =>
        RecordScan.TryRead(body.Span, seen, out var scanned) ? Of(scanned!, body, revision) : Read(body, revision);

    /// <summary>The record in full. What the index holds has been read before, so that reading it again succeeds.</summary>
    public OsvRecord ReadAll() => OsvReader.Read(Body).Value;

    public override string ToString() => Id;
}
