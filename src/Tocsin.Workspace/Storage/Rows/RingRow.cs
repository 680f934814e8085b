namespace Tocsin.Workspace.Storage.Rows;

/// <summary>An element of the data-protection ring, sealed by the master key.</summary>
internal sealed class RingRow
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
