using Tocsin.Cases.CveIds;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>
/// One ID of the ledger, ours or another CNA's, projected from its stream so that the database itself refuses a second ID for a case and a second case
/// for an ID.
/// </summary>
internal sealed class CveIdRow
{
    public required string Id { get; init; }

    public CveIdState State { get; set; }

    /// <summary>
    /// The case that has it, or the public advisory of none; null where it was rejected: each may then have another.
    /// </summary>
    public string? Case { get; set; }
}
