using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>What a source may claim and how much it may hold.</summary>
public sealed record ImportRules
{
    /// <summary>The programme's own prefix: no source may claim an ID that begins with it and a hyphen. Null: none.</summary>
    public string? OwnPrefix { get; init; }

    /// <summary>The largest record, in bytes when uncompressed.</summary>
    public int LargestEntry { get; init; } = OsvReader.LargestRecord;

    /// <summary>The most entries of one source; npm's public dump has about 214,000.</summary>
    public int MostEntries { get; init; } = 1_000_000;

    /// <summary>The most bytes of one source when uncompressed; npm's public dump has less than one billion.</summary>
    public long MostBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Null where the record may come from outside, else the reason (<c>import.own-id</c>) why it may not.</summary>
    internal Problem? Against(OsvRecord record) =>
        OwnPrefix is { Length: > 0 } own && record.Id.StartsWith($"{own}-", StringComparison.OrdinalIgnoreCase)
            ? Problem.Forbidden(
                "import.own-id",
                $"{record.Id} would be an advisory of this programme; it is published here only."
            )
            : null;
}
