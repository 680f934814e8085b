namespace Tocsin.Workspace.Storage.Rows;

/// <summary>Where a stream has got to: what the next entry is chained to.</summary>
internal sealed class StreamRow
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required long Sequence { get; set; }

    public required byte[] Hash { get; set; }
}
