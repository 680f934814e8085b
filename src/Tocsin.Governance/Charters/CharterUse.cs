using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>What hangs on the charter in force, so that a change which would break it can be refused with its reason.</summary>
/// <param name="HasIds">Whether advisories have IDs that begin with the prefix.</param>
/// <param name="Peopled">The teams that somebody is in.</param>
/// <param name="Have">
/// How many members have a duty, as they stand today, under these rules. It is asked about the chart in force and the one to come.
/// </param>
public sealed record CharterUse(
    bool HasIds,
    IReadOnlyCollection<TeamId> Peopled,
    Func<Charter, TeamChart, Duty, int> Have
)
{
    // without the one nobody could judge, draft, approve and publish; without the other nobody could let anybody in
    private static readonly Duty[] indispensable = [Duty.Triager, Duty.Operator];

    /// <summary>For an installation that has nobody yet.</summary>
    public static CharterUse None { get; } = new(false, [], (_, _, _) => 0);

    internal IReadOnlyList<Fault> Check(Charter before, Charter after)
    {
        var faults = new FaultCollector();
        if (HasIds && before.Programme.AdvisoryPrefix != after.Programme.AdvisoryPrefix)
            faults.Add(
                "advisoryPrefix",
                $"There are advisories whose IDs begin with {before.Programme.AdvisoryPrefix}: it stays."
            );
        foreach (var gone in Peopled.Where(id => before.Teams.Any(t => t.Id == id) && after.Teams.All(t => t.Id != id)))
            faults.Add("teams", $"There are people in the team '{gone}': it stays until they have left it.");
        var (then, now) = (TeamChart.Of(after.Teams).Value, TeamChart.Of(before.Teams).Value);
        foreach (var duty in indispensable)
        {
            if (Have(before, now, duty) > 0 && Have(after, then, duty) == 0)
                faults.Add("teams", Nobody(duty));
        }
        return faults.Faults;
    }

    private static string Nobody(Duty duty) =>
        duty == Duty.Triager
            ? "With these teams nobody could judge a report or publish an advisory any more."
            : "With these teams nobody could keep the installation any more.";
}
