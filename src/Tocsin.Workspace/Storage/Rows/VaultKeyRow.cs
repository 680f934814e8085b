namespace Tocsin.Workspace.Storage.Rows;

/// <summary>The vault's key, wrapped by one version of the master key. Two rows there are only while a master key is replaced.</summary>
internal sealed class VaultKeyRow
{
    /// <summary>Of the master key that opens it.</summary>
    public required int Version { get; init; }

    public required byte[] Wrapped { get; init; }
}
