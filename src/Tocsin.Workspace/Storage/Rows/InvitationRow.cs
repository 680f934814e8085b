namespace Tocsin.Workspace.Storage.Rows;

/// <summary>An invitation that can still be taken, by the hash of its secret.</summary>
internal sealed class InvitationRow
{
    public required byte[] Hash { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
