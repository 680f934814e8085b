namespace Tocsin.Workspace.Storage.Rows;

/// <summary>That a report was received, by the keyed hash of what its sender chose and sent: sending it again makes no second case.</summary>
internal sealed class SubmissionRow
{
    public required byte[] Hash { get; init; }

    public required string Number { get; init; }

    public required DateTimeOffset Until { get; init; }
}
