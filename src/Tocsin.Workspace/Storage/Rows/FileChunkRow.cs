namespace Tocsin.Workspace.Storage.Rows;

/// <summary>One sealed chunk of a file.</summary>
internal sealed class FileChunkRow
{
    public required string FileId { get; init; }

    public required int Index { get; init; }

    public required byte[] Bytes { get; init; }
}
