namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What the list of challenges is ordered and filtered by, projected from the challenge's stream. What it is about stays sealed.</summary>
internal sealed class ChallengeRow
{
    public required string Id { get; init; }

    /// <summary>Whether nobody of the team has done something about it.</summary>
    public bool Open { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
}
