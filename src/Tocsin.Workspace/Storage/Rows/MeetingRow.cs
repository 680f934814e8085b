namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What the list of meetings is ordered by, projected from the meeting's stream. Whose it is and what it is about stays sealed.</summary>
internal sealed class MeetingRow
{
    public required string Id { get; init; }

    public DateTimeOffset At { get; set; }
}
