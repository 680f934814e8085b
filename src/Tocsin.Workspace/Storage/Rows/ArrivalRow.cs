namespace Tocsin.Workspace.Storage.Rows;

/// <summary>That a report came in through the open door, kept for a day; and, while it stands in line, its place there.</summary>
internal sealed class ArrivalRow
{
    public required string Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it stands in line: the team is not told of it yet.</summary>
    public bool Waits { get; set; }

    /// <summary>Whose turn it is: the lowest first, and each network gets its next one after every other had theirs.</summary>
    public long Turn { get; init; }

    /// <summary>
    /// Where it came from, as a hash under a key that only the process which took it ever had; empty as soon as it does not stand in line any more.
    /// </summary>
    public byte[] Network { get; set; } = [];

    /// <summary>What it takes, sealed, in bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it left the line, UTC; null: it never stood there, or does so now.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }
}
