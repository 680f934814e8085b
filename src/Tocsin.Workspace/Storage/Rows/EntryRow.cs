namespace Tocsin.Workspace.Storage.Rows;

/// <summary>One sealed, chained entry, as <c>Tocsin.Ledger</c> made it.</summary>
internal sealed class EntryRow
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required long Sequence { get; init; }

    public required int Format { get; init; }

    public required byte[] Facts { get; init; }

    public byte[]? Text { get; set; }

    public required byte[] FactsCommitment { get; init; }

    public required byte[] TextCommitment { get; init; }

    public required byte[] Hash { get; init; }
}
