namespace Tocsin.Advisories.Imports;

/// <summary>What a source may claim and how much it may hold.</summary>
public sealed record ImportRules
{
    /// <summary>The programme's own prefix: no source may claim an ID that begins with it and a hyphen. Null: none.</summary>
    public string? OwnPrefix { get; init; }

    /// <summary>The largest record, uncompressed bytes.</summary>
    public int LargestEntry { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most entries of one source.</summary>
    public int MostEntries { get; init; } = 2_000_000;

    /// <summary>The most uncompressed bytes of one source.</summary>
    public long MostBytes { get; init; } = 16L * 1024 * 1024 * 1024;
}
