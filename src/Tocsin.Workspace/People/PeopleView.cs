using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People;

/// <summary>Everybody who belongs to the programme, as members see one another.</summary>
internal sealed class PeopleView(MemberStore members, PersonNames names, CharterInForce charter)
{
    /// <summary>The page; after something was refused, with what was typed and why.</summary>
    public async Task<RazorComponentResult> Page(
        HttpContext context,
        Viewer.Member viewer,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    ) =>
        PageResult.Of<PeoplePage>(
            new
            {
                Persons = await All(cancel),
                MayChange = viewer.Duties.Contains(Duty.Operator),
                AsksForCode = !await StepUp.IsFresh(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    public async Task<IReadOnlyList<PersonLine>> All(CancellationToken cancel)
    {
        var all = await members.All(cancel);
        var called = await names.Of(all.Select(m => m.Id), cancel);
        return
        [
            .. all.Select(m => new PersonLine(
                m.Id,
                NameOf(m, called),
                [.. m.Duties.Select(Word.Of)],
                m.HasLeft,
                m is { IsSeated: false, BelongsSomewhere: true },
                m.JoinedAt,
                m.InvitedBy,
                m.InvitedBy is { } by ? called.GetValueOrDefault(by) : null,
                m.Tokens.Count
            )
            {
                Checklist = ChecklistOf(m),
            }),
        ];
    }

    private string? ChecklistOf(Member member)
    {
        if (member.ChecklistInHand is not { } kind)
            return null;
        var list = member.ChecklistOf(kind, charter.Charter.Checklists);
        return $"{Word.Of(kind)}: {list.Ticks.Count} of {list.Items.Count}";
    }

    private static string NameOf(Member member, IReadOnlyDictionary<PersonId, string> called) =>
        called.TryGetValue(member.Id, out var name) ? name
        : string.IsNullOrEmpty(member.Name) ? "First member"
        : member.Name;
}

/// <summary>One person.</summary>
/// <param name="Duties">Those that an operator gave, such as <c>triager</c>; what teams give is at /access.</param>
/// <param name="Expert">Whether they are here for single cases alone; for which is not said.</param>
/// <param name="JoinedAt">UTC; null while the invitation was not taken.</param>
/// <param name="InvitedBy">Null: by the operator's shell, or the set-up.</param>
/// <param name="Tokens">How many were not revoked.</param>
public sealed record PersonLine(
    PersonId Id,
    string Name,
    IReadOnlyList<string> Duties,
    bool HasLeft,
    bool Expert,
    DateTimeOffset? JoinedAt,
    PersonId? InvitedBy,
    string? InvitedByName,
    int Tokens
)
{
    /// <summary>How far the list is that is gone through for them: <c>joining: 2 of 8</c>; null where there is none.</summary>
    public string? Checklist { get; init; }
}
