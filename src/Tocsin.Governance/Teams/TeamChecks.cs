using Tocsin.Governance.People;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Teams;

/// <summary>What makes a chart of teams sound.</summary>
internal static class TeamChecks
{
    private const int LongestName = 100;
    private const int MostTermDays = 3_660;

    public static void Check(IReadOnlyList<Team> teams, FaultCollector faults)
    {
        if (teams.Count is 0 or > TeamChart.MostTeams)
            faults.Add("teams", $"A programme has 1 to {TeamChart.MostTeams} teams.");
        if (teams.Count > TeamChart.MostTeams)
            return;
        var known = new Dictionary<TeamId, Team>();
        for (var i = 0; i < teams.Count; i++)
        {
            if (teams[i].Id == default)
                faults.Add($"teams[{i}].id", "A team needs an ID.");
            else if (!known.TryAdd(teams[i].Id, teams[i]))
                faults.Add($"teams[{i}].id", $"There are two teams '{teams[i].Id}'.");
        }
        for (var i = 0; i < teams.Count; i++)
        {
            Alone($"teams[{i}]", teams[i], faults);
            if (ReferenceEquals(known.GetValueOrDefault(teams[i].Id), teams[i]))
                Together($"teams[{i}]", teams[i], known, faults);
        }
    }

    private static void Alone(string path, Team team, FaultCollector faults)
    {
        faults.Required($"{path}.name", team.Name, LongestName);
        if (team.Duties.Count == 0)
            faults.Add($"{path}.duties", "A team needs at least one duty.");
        Defined($"{path}.duties", team.Duties, faults);
        Defined($"{path}.agreements", team.Agreements, faults);
        Defined($"{path}.cases", [team.Cases], faults);
        if (team.EmployerCap is <= 0 or > 1)
            faults.Add($"{path}.employerCap", "The share of one employer is above 0 and at most 1, such as 0.34.");
        if (team.TermDays is < 1 or > MostTermDays)
            faults.Add($"{path}.termDays", $"A term has 1 to {MostTermDays:N0} days.");
        if (team.Duties.Contains(Duty.Policy) && team.SeesCases)
            faults.Add($"{path}.duties", "Who writes the rules sees no case: make two teams of it.");
    }

    private static void Together(string path, Team team, Dictionary<TeamId, Team> known, FaultCollector faults)
    {
        if (team.AnswersTo is { } above)
        {
            if (!known.ContainsKey(above))
                faults.Add($"{path}.answersTo", $"There is no team '{above}'.");
            else if (Reaches(team.Id, t => t.AnswersTo is { } next ? [next] : [], known))
                faults.Add($"{path}.answersTo", "In the end this team would answer to itself.");
        }
        for (var i = 0; i < team.Includes.Count; i++)
        {
            if (!known.ContainsKey(team.Includes[i]))
                faults.Add($"{path}.includes[{i}]", $"There is no team '{team.Includes[i]}'.");
        }
        if (Reaches(team.Id, t => t.Includes, known))
            faults.Add($"{path}.includes", "In the end this team would include itself.");
        else if (team.SeesCases && Within(team.Id, t => t.Includes, known).Any(t => t.Duties.Contains(Duty.Policy)))
            faults.Add(
                $"{path}.includes",
                "Who writes the rules sees no case: no rule can make them part of this team."
            );
    }

    private static bool Reaches(TeamId start, Func<Team, IReadOnlyList<TeamId>> next, Dictionary<TeamId, Team> known) =>
        Within(start, next, known).Any(t => t.Id == start);

    // everything that is reached from start in one step or more
    private static HashSet<Team> Within(
        TeamId start,
        Func<Team, IReadOnlyList<TeamId>> next,
        Dictionary<TeamId, Team> known
    )
    {
        var found = new HashSet<Team>(ReferenceEqualityComparer.Instance);
        var open = new Stack<TeamId>([start]);
        while (open.TryPop(out var id))
        {
            if (!known.TryGetValue(id, out var team))
                continue;
            foreach (var step in next(team))
            {
                if (known.TryGetValue(step, out var reached) && found.Add(reached))
                    open.Push(step);
            }
        }
        return found;
    }

    private static void Defined<T>(string path, IReadOnlyList<T> values, FaultCollector faults)
        where T : struct, Enum
    {
        if (values.Any(v => !Enum.IsDefined(v)))
            faults.Add(path, "One of these is unknown.");
        if (values.Distinct().Count() != values.Count)
            faults.Add(path, "One of these is there twice.");
    }
}
