using Tocsin.Governance.Checklists;
using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>A list was begun for the member, with the items that the programme had then.</summary>
public sealed record ChecklistBegun(ChecklistKind Kind, IReadOnlyList<ChecklistItem> Items) : Entry;

/// <summary>The entry's actor has seen to it.</summary>
public sealed record ItemTicked(ChecklistKind Kind, string Item) : Entry;

/// <summary>It was ticked by mistake.</summary>
public sealed record ItemCleared(ChecklistKind Kind, string Item) : Entry;

/// <summary>A list as it stands for one member.</summary>
public sealed record Checklist(IReadOnlyList<ChecklistItem> Items, IReadOnlyList<ChecklistTick> Ticks)
{
    public bool IsDone => Items.All(item => IsTicked(item.Id));

    public bool IsTicked(string item) => TickOf(item) is not null;

    /// <summary>Null where nobody has seen to it.</summary>
    public ChecklistTick? TickOf(string item) => Ticks.FirstOrDefault(tick => tick.Item == item);
}

/// <summary>Who has seen to an item, and when.</summary>
/// <param name="At">UTC.</param>
public sealed record ChecklistTick(string Item, Actor By, DateTimeOffset At);
