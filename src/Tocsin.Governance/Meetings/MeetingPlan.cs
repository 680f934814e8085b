using Tocsin.Governance.People;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Meetings;

/// <summary>A meeting as somebody plans it.</summary>
/// <param name="Team">Who meets.</param>
/// <param name="At">UTC.</param>
/// <param name="Zone">IANA name of the zone in which it is told, <c>Europe/Vienna</c>.</param>
/// <param name="Minutes">How long, 5 to 600.</param>
/// <param name="Title">One line.</param>
/// <param name="Place">A room or an address of a call; members alone read it. Null: to be told.</param>
public sealed record MeetingPlan(TeamId Team, DateTimeOffset At, string Zone, int Minutes, string Title, string? Place)
{
    public const int LongestLine = 200;

    private const int LongestZone = 60;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>Everything that is wrong, at the names of the fields; gives it back trimmed.</summary>
    public MeetingPlan Check(DateTimeOffset now, FaultCollector faults)
    {
        if (At < now || At > now + Furthest)
            faults.Add("at", "It can be from now on, within a year.");
        if (Minutes is < 5 or > 600)
            faults.Add("minutes", "It can take 5 to 600 minutes.");
        if (Zone.Length > LongestZone || !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            faults.Add("zone", "This is no time zone; write it as Europe/Vienna.");
        return this with
        {
            Title = faults.Required("title", Title, LongestLine),
            Place = faults.Optional("place", Place, LongestLine),
        };
    }

    /// <summary>The day on the clocks of its zone.</summary>
    public DateOnly Day =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime);
}
