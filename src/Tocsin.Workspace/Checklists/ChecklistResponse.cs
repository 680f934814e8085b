using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Checklists;

/// <summary>The list that is gone through for a member now.</summary>
/// <param name="Kind"><c>joining</c> or <c>leaving</c>.</param>
public sealed record ChecklistResponse(
    PersonId Person,
    string Name,
    string Kind,
    bool Done,
    IReadOnlyList<ChecklistResponse.Item> Items
)
{
    /// <param name="By">A name; null while nobody has seen to it.</param>
    /// <param name="At">UTC.</param>
    public sealed record Item(string Id, string Text, string? By, DateTimeOffset? At);

    /// <returns>Not found for an ID that is malformed, or of nobody who was asked in.</returns>
    internal static async Task<Result<ChecklistResponse>> Of(
        string? person,
        MemberStore members,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        if (!PersonId.Parse(person).TryGet(out var id, out _))
            return Problem.NotFound;
        var found = (await members.All(cancel)).FirstOrDefault(member => member.Id == id);
        return found?.ChecklistInHand is null ? Problem.NotFound : await Of(found, names, charter, cancel);
    }

    internal static async Task<ChecklistResponse> Of(
        Member member,
        PersonNames names,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        var kind = member.ChecklistInHand!.Value;
        var list = member.ChecklistOf(kind, charter.Charter.Checklists);
        var by = list.Ticks.Select(tick => PersonId.Parse(tick.By.Id)).Where(id => id.Succeeded).Select(id => id.Value);
        var called = await names.Of([member.Id, .. by], cancel);
        return new(
            member.Id,
            called.GetValueOrDefault(member.Id) ?? member.Name ?? "Former member",
            Word.Of(kind),
            list.IsDone,
            [
                .. list
                    .Items.Select(item => (item, tick: list.TickOf(item.Id)))
                    .Select(both => new Item(both.item.Id, both.item.Text, Who(both.tick, called), both.tick?.At)),
            ]
        );
    }

    private static string? Who(ChecklistTick? tick, IReadOnlyDictionary<PersonId, string> called) =>
        tick is null ? null
        : PersonId.Parse(tick.By.Id).TryGet(out var id, out _) ? called.GetValueOrDefault(id, "Former member")
        : "Tocsin";
}
