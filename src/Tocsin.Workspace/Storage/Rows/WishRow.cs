using Tocsin.Governance.Notifications;

namespace Tocsin.Workspace.Storage.Rows;

/// <summary>How one member wants to hear of one kind of news.</summary>
internal sealed class WishRow
{
    public required string Person { get; init; }

    public required NewsKind Kind { get; init; }

    public required Wish Wish { get; set; }
}
