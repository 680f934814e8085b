using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Proposals;

/// <summary>Who has a mail because of what happened with a proposal: a number and a link, and not one word of it.</summary>
public static class ProposalNotices
{
    /// <summary>The due row of one mail; its key is <c>{person}:{proposal}</c>.</summary>
    public const string Kind = "proposal-mail";

    public static DueRow ToMember(PersonId person, ProposalId proposal) =>
        new(Kind, $"{person}:{proposal}", DateTimeOffset.UnixEpoch);

    /// <summary>Who is asked something by these entries, and, once it is decided, everybody whom it concerns; never who acts.</summary>
    /// <param name="before">As it was before them.</param>
    internal static IReadOnlyList<DueRow> Of(Proposal before, Decision decided, Actor by)
    {
        var voters = decided.Entries.SelectMany(entry =>
            entry switch
            {
                ProposalOpened opened => opened.Consulted,
                BallotOpened ballot => ballot.Electorate,
                ProposalDecided => [.. before.Ballot?.Electorate ?? before.Consulted],
                _ => [],
            }
        );
        var people = voters.Select(v => PersonId.Parse(v.Text)).Where(p => p.Succeeded).Select(p => p.Value);
        if (decided.Entries.Any(entry => entry is ProposalDecided))
            people = people.Concat(new[] { before.Proposer, before.Subject?.Concerns }.OfType<PersonId>());
        return
        [
            .. people.Distinct().Where(p => p.Actor != by).Select(p => ToMember(p, before.Id)),
            .. ToReporters(before, decided),
        ];
    }

    // the reporters vote with their receipt: their mail says that there is news of the case
    private static IEnumerable<DueRow> ToReporters(Proposal before, Decision decided)
    {
        var subject = before.Subject ?? decided.Entries.OfType<ProposalOpened>().FirstOrDefault()?.Subject;
        return
            decided.Entries.OfType<BallotOpened>().Any(ballot => ballot.Electorate.Contains(Voter.Reporters))
            && CaseNumber.Parse(subject?.ConcernsCase).TryGet(out var number, out _)
            ? [Notices.ToReporter(number)]
            : [];
    }
}
