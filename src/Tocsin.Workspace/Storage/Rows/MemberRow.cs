using Tocsin.Governance.People;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>What access checks need of a member, projected from their stream.</summary>
internal sealed class MemberRow
{
    public required string Person { get; init; }

    public bool Triager { get; set; }

    public bool Operator { get; set; }

    public string? InvitedBy { get; set; }

    public DateTimeOffset? JoinedAt { get; set; }

    public IReadOnlyList<Duty> Duties =>
        [.. new[] { (Triager, Duty.Triager), (Operator, Duty.Operator) }.Where(d => d.Item1).Select(d => d.Item2)];
}
