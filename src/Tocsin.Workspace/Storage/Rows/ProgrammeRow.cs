namespace Tocsin.Workspace.Storage.Rows;

/// <summary>
/// The programme in force, projected in the transaction of its entries, so that a process which can open nothing reads it: what
/// it promises to reporters, when it answers.
/// </summary>
internal sealed class ProgrammeRow
{
    /// <summary>There is one.</summary>
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public int Version { get; set; }

    /// <summary>Whether a person has looked at it.</summary>
    public bool IsSetUp { get; set; }

    /// <summary>As <see cref="Tocsin.Governance.Charters.CharterDocument"/> writes it.</summary>
    public string Document { get; set; } = "";
}
