namespace Tocsin.Workspace.Storage.Rows;

/// <summary>Somebody opened a case in an hour: what unusual reading is noticed by. Kept for a month.</summary>
internal sealed class OpenedRow
{
    public required string Person { get; init; }

    /// <summary>Whole hours since 1970, UTC.</summary>
    public required long Hour { get; init; }

    /// <summary>A keyed hash of the person and the case: tells how many, never which.</summary>
    public required byte[] Case { get; init; }

    /// <summary>When they opened it first within that hour.</summary>
    public required DateTimeOffset At { get; init; }
}
