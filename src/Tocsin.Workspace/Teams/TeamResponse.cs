using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Teams;

/// <summary>A team as members see it.</summary>
/// <param name="Duties"><c>triager</c>, <c>operator</c>, …</param>
/// <param name="AnswersTo">The team that appoints it and that it escalates to; null for the last of the chain.</param>
/// <param name="Includes">Teams whose members are part of this one, by a written rule.</param>
/// <param name="EmployerCap">The largest share of members that may work for one employer, 0 to 1; null: no cap.</param>
/// <param name="TermDays">Days until a membership has to be renewed; null: never.</param>
/// <param name="Cases"><c>none</c>, <c>by-case</c>, <c>every-case</c>: how far its members see into cases.</param>
/// <param name="AtCap">Employers of whom one more would be too many.</param>
public sealed record TeamResponse(
    string Id,
    string Name,
    IReadOnlyList<string> Duties,
    string? AnswersTo,
    IReadOnlyList<string> Includes,
    decimal? EmployerCap,
    int? TermDays,
    string Cases,
    IReadOnlyList<string> AtCap,
    IReadOnlyList<TeamMemberResponse> Members
)
{
    internal static TeamResponse Of(Team team, Roster roster)
    {
        var joined = roster.In(team.Id);
        var employers = joined.Select(one => one.Member.Profile.Employer).ToList();
        return new(
            team.Id.Text,
            team.Name,
            [.. team.Duties.Select(Word.Of)],
            team.AnswersTo?.Text,
            [.. team.Includes.Select(t => t.Text)],
            team.EmployerCap,
            team.TermDays,
            Word.Of(team.Duties.Select(team.ReachOf).Max()),
            [
                .. employers
                    .OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(e => team.ExceedsCap(e, employers))
                    .Order(StringComparer.OrdinalIgnoreCase),
            ],
            [
                .. joined.Select(one => TeamMemberResponse.Joined(one.Member, one.Standing, team, roster)),
                .. roster
                    .People.Where(one => joined.All(j => j.Member.Id != one.Member.Id))
                    .SelectMany(one => TeamMemberResponse.Otherwise(one.Member, one.Standing, team, roster)),
            ]
        );
    }
}

/// <summary>Somebody in a team, and by which way. Instants are UTC.</summary>
/// <param name="Why">In words: <c>member of Steering; Steering is part of Core response</c>.</param>
/// <param name="Direct">Whether they joined this team; else a written rule or an operator gave it.</param>
/// <param name="Until">When it ends if nothing is done; null: it does not.</param>
/// <param name="Standing">Whether they may anything at the moment.</param>
public sealed record TeamMemberResponse(
    PersonId Person,
    string Name,
    string? Employer,
    string Why,
    bool Direct,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    bool Standing
)
{
    internal static TeamMemberResponse Joined(Member member, Standing standing, Team team, Roster roster)
    {
        var membership = member.Memberships.First(m => m.Team == team.Id);
        return new(
            member.Id,
            roster.NameOf(member.Id),
            member.Profile.Employer,
            member.Joined ? "joined the team" : "joined the team; has not taken the invitation yet",
            true,
            membership.Since,
            membership.Until,
            standing.Holds
        );
    }

    // by a written rule, or because an operator gave a duty of the team: each once, by the shortest way
    internal static IEnumerable<TeamMemberResponse> Otherwise(
        Member member,
        Standing standing,
        Team team,
        Roster roster
    ) =>
        standing
            .Rights.All.Where(r => r.Team?.Id == team.Id || (r.ByOperator && team.Duties.Contains(r.Duty)))
            .OrderBy(r => r.ByOperator)
            .ThenBy(r => r.Rules.Count)
            .Take(1)
            .Select(right => new TeamMemberResponse(
                member.Id,
                roster.NameOf(member.Id),
                member.Profile.Employer,
                right.Why,
                false,
                right.Since,
                right.Until,
                true
            ));
}
