namespace Tocsin.Workspace.Storage.Rows;

/// <summary>The one link that shows a new receipt for a case, by the keyed hash of its secret; gone once it was used.</summary>
internal sealed class ReceiptLinkRow
{
    public required string Number { get; init; }

    public required byte[] Hash { get; set; }

    public required DateTimeOffset Expires { get; set; }
}
