using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.People;

/// <summary>A person as one member may know them. Instants are UTC.</summary>
/// <param name="JoinedAt">Null while the invitation was not taken.</param>
/// <param name="Access">One for each way to a resource; one without a resource says why there is none.</param>
/// <param name="RecusedFrom">Cases that they stepped back from, as far as who looks may read those; of oneself, all.</param>
/// <param name="RollCall">Null before they joined.</param>
public sealed record PersonResponse(
    PersonId Id,
    string Name,
    DateTimeOffset? JoinedAt,
    bool HasLeft,
    IReadOnlyList<ShowAccess.Row> Access,
    IReadOnlyList<TeamSeat> Teams,
    IReadOnlyList<string> RecusedFrom,
    string? Skills,
    string? Availability,
    DateOnly? AwayUntil,
    DateOnly? AwayFrom,
    string? Employer,
    RollCallState? RollCall
)
{
    internal static PersonResponse Of(
        Viewer.Member viewer,
        Member member,
        Standing standing,
        string name,
        StandingStore standings
    ) =>
        new(
            member.Id,
            name,
            member.JoinedAt,
            member.HasLeft,
            [.. ShowAccess.Of(viewer, standing, member.Id, name)],
            [
                .. member.Memberships.Select(seat => new TeamSeat(
                    seat.Team.Text,
                    standings.Chart.Find(seat.Team)?.Name ?? seat.Team.Text,
                    seat.Since,
                    seat.Until
                )),
            ],
            [
                .. member
                    .RecusedFrom.Where(number => viewer.Person == member.Id || viewer.MayRead(number))
                    .Order(StringComparer.Ordinal),
            ],
            member.Profile.Skills,
            member.Profile.Availability,
            member.Profile.AwayUntil,
            member.Profile.AwayFrom,
            member.Profile.Employer,
            member is { IsSeated: true, RollCall: { } call }
                ? new(call.LastHeard, call.AskedAt, call.AnswerBy(standings.RollCalls), call.EmeritusAt)
                : null
        );
}

/// <summary>A team that somebody joined.</summary>
/// <param name="Until">When the term is over; null without one.</param>
public sealed record TeamSeat(string Team, string Name, DateTimeOffset Since, DateTimeOffset? Until);

/// <param name="HeardAt">When they last said that they are still here.</param>
/// <param name="AskedAt">Null while nobody asked since.</param>
/// <param name="AnswerBy">Then they are let go with thanks; null while nobody asked.</param>
/// <param name="LetGoAt">Null: they are here.</param>
public sealed record RollCallState(
    DateTimeOffset HeardAt,
    DateTimeOffset? AskedAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? LetGoAt
);
