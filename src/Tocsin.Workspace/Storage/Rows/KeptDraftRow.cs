namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What somebody has begun to write in one channel of a case and not sent.</summary>
internal sealed class KeptDraftRow
{
    /// <summary>Keyed hash of person, case and channel: whose it is, and for whom, is not to be read from it.</summary>
    public required byte[] Hash { get; init; }

    public required string Number { get; init; }

    public required DateTimeOffset Until { get; set; }

    /// <summary>Sealed under the key of the case's stream.</summary>
    public required byte[] Text { get; set; }
}
