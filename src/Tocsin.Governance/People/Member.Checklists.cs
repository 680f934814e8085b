using Tocsin.Governance.Checklists;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>What is seen to as the member comes and as they go.</summary>
public sealed partial class Member
{
    private readonly Dictionary<ChecklistKind, Checklist> checklists = [];

    /// <summary>Which list is to be gone through: null for who has not been asked in.</summary>
    public ChecklistKind? ChecklistInHand =>
        !Invited ? null
        : HasLeft || IsEmeritus ? ChecklistKind.Leaving
        : ChecklistKind.Joining;

    /// <summary>The list as it was begun for this coming or going; before that, as the programme has it, with nothing ticked.</summary>
    public Checklist ChecklistOf(ChecklistKind kind, ChecklistRules rules) =>
        checklists.GetValueOrDefault(kind) ?? new(rules.For(kind), []);

    /// <summary>Says which items are seen to now. The first tick keeps the list as the programme has it at that moment.</summary>
    /// <param name="done">The items that are ticked, all of them.</param>
    public Result<Decision> Tick(ChecklistKind kind, IReadOnlySet<string> done, ChecklistRules rules)
    {
        if (ChecklistInHand != kind)
            return Problem.NotFound;
        var list = ChecklistOf(kind, rules);
        var faults = new FaultCollector();
        foreach (var unknown in done.Where(id => list.Items.All(item => item.Id != id)))
            faults.Add("items", $"There is no item '{unknown}' on this list.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        List<Entry> entries =
        [
            .. list
                .Items.Where(i => done.Contains(i.Id) && !list.IsTicked(i.Id))
                .Select(i => new ItemTicked(kind, i.Id)),
            .. list
                .Items.Where(i => !done.Contains(i.Id) && list.IsTicked(i.Id))
                .Select(i => new ItemCleared(kind, i.Id)),
        ];
        if (entries.Count == 0)
            return Decision.Nothing;
        return checklists.ContainsKey(kind)
            ? Decision.Of(entries)
            : Decision.Of([new ChecklistBegun(kind, list.Items), .. entries]);
    }

    private void ApplyToChecklists(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ChecklistBegun entry:
                checklists[entry.Kind] = new(entry.Items, []);
                break;
            case ItemTicked entry when checklists.TryGetValue(entry.Kind, out var list):
                checklists[entry.Kind] = list with
                {
                    Ticks = [.. list.Ticks, new(entry.Item, recorded.By, recorded.At)],
                };
                break;
            case ItemCleared entry when checklists.TryGetValue(entry.Kind, out var list):
                checklists[entry.Kind] = list with { Ticks = [.. list.Ticks.Where(tick => tick.Item != entry.Item)] };
                break;
        }
    }

    // who goes again or comes again has a list of their own for it
    private void BeginAnew(bool wasGone)
    {
        var isGone = HasLeft || IsEmeritus;
        if (isGone != wasGone)
            checklists.Remove(isGone ? ChecklistKind.Leaving : ChecklistKind.Joining);
    }
}
