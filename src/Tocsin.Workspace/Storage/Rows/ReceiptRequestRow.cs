namespace Tocsin.Workspace.Storage.Rows;

/// <summary>Somebody says that they lost the receipt of a case; whether they are its reporter is looked at later.</summary>
internal sealed class ReceiptRequestRow
{
    public required string Id { get; init; }

    /// <summary>The number and the contact that were typed, sealed by the master key.</summary>
    public required byte[] Claim { get; init; }
}
