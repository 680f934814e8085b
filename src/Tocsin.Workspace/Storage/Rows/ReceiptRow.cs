namespace Tocsin.Workspace.Storage.Rows;

/// <summary>The receipt of a report, as a keyed hash: whoever holds it reads answers and writes back.</summary>
internal sealed class ReceiptRow
{
    public required string Number { get; init; }

    public required byte[] Hash { get; set; }
}
