using Tocsin.Ledger;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>The key of one part of one entry, wrapped by its stream's key; found by the commitment that the entry shows.</summary>
internal sealed class PartKeyRow
{
    public required byte[] Commitment { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required long Sequence { get; init; }

    public required Part Part { get; init; }

    public required byte[] Wrapped { get; init; }
}
