namespace Tocsin.Workspace.Storage.Rows;

/// <summary>One version of the programme's key pair.</summary>
internal sealed class ProgrammeKeyRow
{
    public required int Version { get; init; }

    /// <summary>Names the installation; bound into everything that is sealed.</summary>
    public required string Programme { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>By the master key.</summary>
    public required byte[] WrappedPrivateKey { get; init; }

    /// <summary>The key of receipts' hashes: apart from the hashes, and with whoever may only accept reports.</summary>
    public required byte[] ReceiptKey { get; init; }
}
