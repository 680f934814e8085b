using Tocsin.Governance.People;

namespace Tocsin.Workspace.Storage;

/// <summary>Something the clock or the outside must do; leased while it is being done, gone when it is done.</summary>
internal sealed class StoredDue
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often it was asked for: whoever finishes it takes away only what they began with.</summary>
    public int Asked { get; set; }
}

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

/// <summary>An invitation that can still be taken, by the hash of its secret.</summary>
internal sealed class InvitationRow
{
    public required byte[] Hash { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Expires { get; init; }
}

/// <summary>An API token, by the hash of its secret.</summary>
internal sealed class TokenRow
{
    public required byte[] Hash { get; init; }

    public required string TokenId { get; init; }

    public required string Person { get; init; }

    /// <summary>Scopes, comma-separated.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public DateOnly? LastUsed { get; set; }
}
