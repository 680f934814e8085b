using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>What a source may claim and how much it may hold.</summary>
public sealed record ImportRules
{
    /// <summary>The programme's own prefix: no source may claim an ID that begins with it and a hyphen. Null: none.</summary>
    public string? OwnPrefix { get; init; }

    /// <summary>Prefixes that other sources own: no ID under them may be claimed.</summary>
    public IReadOnlyList<IdPrefix> OthersPrefixes { get; init; } = [];

    /// <summary>The largest record, in bytes when uncompressed.</summary>
    public int LargestEntry { get; init; } = OsvReader.LargestRecord;

    /// <summary>The most entries of one source; npm's public dump has about 214,000.</summary>
    public int MostEntries { get; init; } = 1_000_000;

    /// <summary>The most bytes of one source when uncompressed; npm's public dump has less than one billion.</summary>
    public long MostBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Null where a document of this ID may come from outside, else why it may not: <c>import.own-id</c>, <c>import.others-id</c>.</summary>
    internal Problem? Against(string id)
    {
        if (OwnPrefix is { Length: > 0 } own && id.StartsWith($"{own}-", StringComparison.OrdinalIgnoreCase))
            return Problem.Forbidden(
                "import.own-id",
                $"{id} would be an advisory of this programme; it is published here only."
            );
        foreach (var prefix in OthersPrefixes)
        {
            if (prefix.Covers(id))
                return Problem.Forbidden(
                    "import.others-id",
                    $"{id} belongs to another source, which owns the prefix {prefix}."
                );
        }
        return null;
    }
}
