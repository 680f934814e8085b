using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Teams;

/// <summary>Everybody with what they may and what they are called, and the teams: what pages about people are made of.</summary>
public sealed record Roster(
    TeamChart Chart,
    IReadOnlyList<(Member Member, Standing Standing)> People,
    IReadOnlyDictionary<PersonId, string> Names,
    DateTimeOffset Now
)
{
    public static async Task<Roster> Load(HttpContext context)
    {
        var services = context.RequestServices;
        var standings = services.GetRequiredService<StandingStore>();
        var all = await standings.All(context.RequestAborted);
        var called = await services
            .GetRequiredService<PersonNames>()
            .Of(all.Select(one => one.Member.Id), context.RequestAborted);
        var names = all.Select(one => one.Member).ToDictionary(m => m.Id, m => Name(m, called));
        return new(standings.Chart, all, names, services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    public string NameOf(PersonId? person) =>
        person is { } known && Names.TryGetValue(known, out var name) ? name : "Former member";

    public string NameOf(TeamId team) => Chart.Find(team)?.Name ?? team.Text;

    /// <summary>Who joined the team and is in it, however they stand.</summary>
    public IReadOnlyList<(Member Member, Standing Standing)> In(TeamId team) =>
        [.. People.Where(one => one.Member.IsIn(team, Now) && !one.Member.IsEmeritus)];

    /// <summary>Whether <paramref name="person"/> would be one too many of their employer.</summary>
    public bool ExceedsCap(PersonId person, TeamId team)
    {
        var found = People.Select(one => one.Member).FirstOrDefault(m => m.Id == person);
        var others = In(team).Select(one => one.Member).Where(m => m.Id != person).Select(m => m.Profile.Employer);
        return Chart.Find(team)?.ExceedsCap(found?.Profile.Employer, [.. others]) == true;
    }

    private static string Name(Member member, IReadOnlyDictionary<PersonId, string> called) =>
        called.TryGetValue(member.Id, out var name) ? name
        : string.IsNullOrEmpty(member.Name) ? "Former member"
        : member.Name;
}
