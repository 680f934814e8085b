using System.Text.RegularExpressions;
using Tocsin.Cases.Access;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// What of an agenda is there for one member. What they may not see is neither linked nor counted nor named: for them it was never
/// marked.
/// </summary>
internal sealed partial class AgendaView(ProposalStore proposals, CaseStore cases, MeetingStore meetings)
{
    /// <summary>The items that are there for <paramref name="viewer"/>, in the order of marking.</summary>
    public async Task<IReadOnlyList<ShownItem>> Of(
        Meeting meeting,
        Viewer.Member viewer,
        Roster roster,
        CancellationToken cancel
    )
    {
        var shown = new List<ShownItem>();
        foreach (var item in meeting.Agenda)
        {
            if ((await Show(item, viewer, roster, cancel)).TryGet(out var one, out _))
                shown.Add(one);
        }
        return shown;
    }

    /// <summary>The item as <paramref name="viewer"/> sees it; not found for what is hidden from them as for what is not there.</summary>
    public async Task<Result<ShownItem>> Show(
        AgendaItem item,
        Viewer.Member viewer,
        Roster roster,
        CancellationToken cancel
    )
    {
        switch (item.Kind)
        {
            case AgendaKind.Case:
                return (await cases.Find(item.Reference, viewer, cancel)).Map(number => new ShownItem(
                    item with
                    {
                        Reference = number.Text,
                    },
                    number.Text,
                    $"/cases/{number}"
                ));
            case AgendaKind.Proposal:
                return (await proposals.Find(item.Reference, viewer, cancel)).Map(found => new ShownItem(
                    item with
                    {
                        Reference = found.Id.Text,
                    },
                    ProposalWords.Title(found.Subject!, roster),
                    $"/proposals/{found.Id}"
                )
                {
                    MayBePublic = IsForEverybody(found),
                });
            default:
                var all = await meetings.Consultations(cancel);
                return int.TryParse(item.Reference, out var number) && all.Find(number) is { } asked
                    ? new ShownItem(
                        item with
                        {
                            Reference = $"{asked.Number}",
                        },
                        $"Consultation {asked.Number}: {asked.Text?.AskedBy ?? "destroyed"}",
                        $"/consultations/{asked.Number}"
                    )
                    {
                        MayBePublic = true,
                    }
                    : Problem.NotFound;
        }
    }

    /// <summary>Whether a text that is to be public names a proposal that is not there for everybody, or none that there is.</summary>
    public async Task<bool> NamesHidden(string text, CancellationToken cancel)
    {
        foreach (
            var named in ProposalNumber().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)
        )
        {
            if (
                !ProposalId.Parse(named).TryGet(out var id, out _)
                || !(await proposals.Load(id, cancel)).TryGet(out var found, out _)
                || !IsForEverybody(found)
            )
                return true;
        }
        return false;
    }

    private static bool IsForEverybody(Proposal found) =>
        found.Subject!.ConcernsCase is null && found.Subject is not ProposalSubject.Sanction;

    [GeneratedRegex(
        @"\bpr-[0-9A-Za-z]{10}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ProposalNumber();
}

/// <summary>Something on an agenda as one member sees it.</summary>
/// <param name="Path">Where it is.</param>
public sealed record ShownItem(AgendaItem Item, string Title, string Path)
{
    /// <summary>Whether minutes may speak of it.</summary>
    public bool MayBePublic { get; init; }
}
