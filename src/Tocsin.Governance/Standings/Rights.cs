using Tocsin.Governance.People;

namespace Tocsin.Governance.Standings;

/// <summary>What a person may, with why. Without standing it is empty, whatever was given.</summary>
/// <param name="All">Every duty by every way to it.</param>
/// <param name="RecusedFrom">The numbers of cases that are closed to them all the same.</param>
public sealed record Rights(IReadOnlyList<Right> All, IReadOnlyCollection<string> RecusedFrom)
{
    public static Rights None { get; } = new([], []);

    /// <summary>Single cases that are open to them, whatever their duties.</summary>
    public IReadOnlyList<CaseRight> Cases { get; init; } = [];

    /// <summary>The numbers of the single cases that are open to them now.</summary>
    public IReadOnlyList<string> OpenCases =>
        [.. Cases.Select(c => c.Case).Distinct(StringComparer.Ordinal).Where(number => !IsRecusedFrom(number))];

    /// <summary>Each once.</summary>
    public IReadOnlyList<Duty> Duties => [.. All.Select(r => r.Duty).Distinct().Order()];

    /// <summary>The teams that they are part of, by joining or by a rule, each once.</summary>
    public IReadOnlyList<TeamId> Teams => [.. All.Where(r => r.Team is not null).Select(r => r.Team!.Id).Distinct()];

    /// <summary>The furthest into any case.</summary>
    public CaseReach Reach => All.Select(r => r.Reach).DefaultIfEmpty(CaseReach.None).Max();

    public bool Has(Duty duty) => All.Any(r => r.Duty == duty);

    public bool IsRecusedFrom(string number) => RecusedFrom.Contains(number, StringComparer.Ordinal);

    /// <summary>
    /// How far into the case: what an operator gave reaches into every team's. Nothing for who stepped back from it.
    /// </summary>
    /// <param name="number">Of the case.</param>
    /// <param name="team">The team that keeps it.</param>
    public CaseReach ReachInto(string number, TeamId team) =>
        IsRecusedFrom(number)
            ? CaseReach.None
            : All.Where(r => r.ByOperator || r.Team!.Id == team)
                .Select(r => r.Reach)
                .DefaultIfEmpty(CaseReach.None)
                .Max();
}
