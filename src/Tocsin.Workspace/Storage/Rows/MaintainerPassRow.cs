namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What opens the page of one maintainer, as a keyed hash: the code of an invitation, later the receipt in its place.</summary>
internal sealed class MaintainerPassRow
{
    public required byte[] Hash { get; init; }

    public required string Number { get; init; }

    /// <summary>Their number within the case.</summary>
    public required int Maintainer { get; init; }
}
