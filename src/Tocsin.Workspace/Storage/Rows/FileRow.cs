namespace Tocsin.Workspace.Storage.Rows;

/// <summary>A sealed file: an attachment, or one that waits for its report to be accepted.</summary>
internal sealed class FileRow
{
    public required string Id { get; init; }

    /// <summary>The case it belongs to; null while it waits.</summary>
    public string? Number { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is thrown away if no case has claimed it by then.</summary>
    public required DateTimeOffset KeptUntil { get; set; }

    /// <summary>Bytes as sealed; what the budget counts.</summary>
    public long Size { get; set; }
}
