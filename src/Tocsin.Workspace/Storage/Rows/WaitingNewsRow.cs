using Tocsin.Governance.Notifications;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>Something that a member hears of with the next digest: a number, and not one word of what is behind it.</summary>
internal sealed class WaitingNewsRow
{
    public required string Person { get; init; }

    /// <summary>The number of a case, a proposal or a challenge.</summary>
    public required string About { get; init; }

    public required NewsKind Kind { get; init; }

    /// <summary>The morning on which it is told, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
