namespace Tocsin.Workspace.Storage.Rows;

/// <summary>Something the clock or the outside must do; leased while it is being done, gone when it is done.</summary>
internal sealed class StoredDue
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often it was asked for: whoever finishes it takes away only what they began with.</summary>
    public int Asked { get; set; }
}
