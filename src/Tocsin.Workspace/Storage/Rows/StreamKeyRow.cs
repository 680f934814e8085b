namespace Tocsin.Workspace.Storage.Rows;

/// <summary>A stream's key, wrapped for the programme's key pair.</summary>
internal sealed class StreamKeyRow
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required int KeyVersion { get; init; }

    public required byte[] Wrapped { get; init; }
}
