namespace Tocsin.Workspace.Storage.Rows;

/// <summary>The address at which one member subscribes to the calendar: one each, and a new one ends the one before.</summary>
internal sealed class FeedRow
{
    public required string Person { get; init; }

    /// <summary>SHA-256 of the 256 random bits of the address.</summary>
    public required byte[] Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
