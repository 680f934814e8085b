using Tocsin.Governance.People;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Teams;

/// <summary>All teams of a programme and how they hang together, checked as a whole: what there is, is sound.</summary>
public sealed class TeamChart
{
    /// <summary>The most teams of one programme.</summary>
    public const int MostTeams = 100;

    private readonly Dictionary<TeamId, Team> teams;

    private TeamChart(IReadOnlyList<Team> teams) => (Teams, this.teams) = (teams, teams.ToDictionary(t => t.Id));

    /// <summary>What a new programme starts with.</summary>
    public static TeamChart Default { get; } = Of(DefaultTeams.All).Value;

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<Team> Teams { get; }

    /// <summary>The chart, or every fault at once, each with its path: <c>teams[2].answersTo</c>.</summary>
    public static Result<TeamChart> Of(IReadOnlyList<Team> teams)
    {
        var faults = new FaultCollector();
        TeamChecks.Check(teams, faults);
        return faults.Else(() => new TeamChart([.. teams]));
    }

    /// <summary>Null where there is no such team.</summary>
    public Team? Find(TeamId team) => teams.GetValueOrDefault(team);

    /// <summary>Whom the team answers to, whom that one answers to, and so on; empty for the last of the chain and for an unknown team.</summary>
    public IReadOnlyList<Team> ChainOf(TeamId team)
    {
        var chain = new List<Team>();
        for (var at = Find(team)?.AnswersTo; at is { } next; at = teams[next].AnswersTo)
            chain.Add(teams[next]);
        return chain;
    }

    /// <summary>
    /// Every team that membership of <paramref name="team"/> makes one part of, itself first, each by the shortest way of
    /// written rules. Empty for an unknown team.
    /// </summary>
    public IReadOnlyList<PartOf> PartsOf(TeamId team)
    {
        if (Find(team) is not { } start)
            return [];
        var found = new List<PartOf> { new(start, []) };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var larger in Teams.Where(t => t.Includes.Contains(found[i].Team.Id)))
            {
                if (!found.Exists(f => f.Team.Id == larger.Id))
                    found.Add(new(larger, [.. found[i].Rules, new(found[i].Team, larger)]));
            }
        }
        return found;
    }
}

/// <summary>A team that one is part of, and the written rules that make it so; none for the team that one joined.</summary>
public sealed record PartOf(Team Team, IReadOnlyList<InclusionRule> Rules);

/// <summary>A written rule: the smaller team is part of the larger.</summary>
public sealed record InclusionRule(Team Smaller, Team Larger)
{
    /// <summary>The rule as a sentence.</summary>
    public override string ToString() => $"{Smaller.Name} is part of {Larger.Name}";
}
