using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Proposals;

/// <summary>Who decides what, and who of them has a voice: settled from everybody's standing at the moment it is asked.</summary>
internal sealed class Electorates(StandingStore standings, CaseStore cases, AccountStore accounts)
{
    /// <summary>The team that decides about <paramref name="subject"/>, with those in it who may.</summary>
    /// <param name="asked">The team that it was escalated to; null: whose matter it is.</param>
    public async Task<(Team? Team, Electors Electors)> For(
        ProposalSubject subject,
        TeamId? asked,
        CancellationToken cancel
    )
    {
        var all = await standings.All(cancel);
        var candidates = asked is { } one ? Known([one]) : Candidates(subject);
        foreach (var team in candidates)
        {
            var electors = await Of(team, subject, all, cancel);
            if (electors.Members.Except(electors.Recused).Any(p => p != subject.Concerns))
                return (team, electors);
        }
        return (candidates is [var first, ..] ? first : null, new([], []));
    }

    /// <summary>Those who may decide for <paramref name="team"/> now.</summary>
    public async Task<Electors> Of(TeamId team, ProposalSubject subject, CancellationToken cancel) =>
        standings.Chart.Find(team) is { } known
            ? await Of(known, subject, await standings.All(cancel), cancel)
            : new([], []);

    /// <summary>Those who speak for <paramref name="team"/>: its members, and to whom an operator gave one of its duties.</summary>
    public static bool SpeaksFor(Team team, Standing standing) =>
        standing.Rights.All.Any(right =>
            right.Team?.Id == team.Id || (right.ByOperator && team.Duties.Contains(right.Duty))
        );

    private async Task<Electors> Of(
        Team team,
        ProposalSubject subject,
        IReadOnlyList<(Member Member, Standing Standing)> all,
        CancellationToken cancel
    )
    {
        var members = all.Where(one => SpeaksFor(team, one.Standing)).ToList();
        if (subject.ConcernsCase is not { } number)
            return new([.. members.Select(m => m.Member.Id)], []);
        // nobody decides about a case that they could not read
        members.RemoveAll(one => !one.Standing.Rights.Has(Duty.Triager));
        var people = members.Select(m => m.Member.Id).ToList();
        var recused = members
            .Where(m => m.Member.RecusedFrom.Contains(number, StringComparer.Ordinal))
            .Select(m => m.Member.Id);
        return new(people, [.. recused.Concat(await Reporters(number, people, cancel)).Distinct()]);
    }

    // who reported a case has their voice with the reporters, and not a second one with the team
    private async Task<IReadOnlyList<PersonId>> Reporters(
        string number,
        IReadOnlyList<PersonId> people,
        CancellationToken cancel
    )
    {
        var parsed = CaseNumber.Parse(number);
        if (!parsed.Succeeded)
            return [];
        var read = await cases.Decide(parsed.Value, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        if (!read.TryGet(out var found, out _) || found.ReporterContact is null)
            return [];
        var reporters = new List<PersonId>();
        foreach (var person in people)
        {
            var address = await accounts.AddressOf(person, cancel);
            if (found.ReportedBy(new Viewer.Member(person, [], null, address, null)))
                reporters.Add(person);
        }
        return reporters;
    }

    // the first of these in which anybody is left decides
    private IReadOnlyList<Team> Candidates(ProposalSubject subject)
    {
        var chart = standings.Chart;
        return subject switch
        {
            // a new programme has nobody in its teams yet: then those who keep the installation seat the first ones
            ProposalSubject.JoinTeam { Team: var team } => Known([
                team,
                .. Above(team),
                .. chart.Teams.Where(t => t.Duties.Contains(Duty.Operator)).Select(t => t.Id),
            ]),
            ProposalSubject.LeaveTeam { Team: var team } => Known([team, .. Above(team)]),
            ProposalSubject.InviteExpert or ProposalSubject.ExtendEmbargo =>
            [
                .. Having(Duty.Triager).Where(t => t.SeesCases),
            ],
            ProposalSubject.ChangePolicy or ProposalSubject.ChangeStatement =>
            [
                .. Having(Duty.Policy),
                .. Known(Having(Duty.Policy).SelectMany(t => Above(t.Id))),
            ],
            _ => [.. Having(Duty.Steering)],
        };
    }

    private IEnumerable<Team> Having(Duty duty) => standings.Chart.Teams.Where(t => t.Duties.Contains(duty));

    private IEnumerable<TeamId> Above(TeamId team) => standings.Chart.ChainOf(team).Select(t => t.Id);

    private List<Team> Known(IEnumerable<TeamId> teams) =>
        [.. teams.Distinct().Select(standings.Chart.Find).OfType<Team>()];
}
