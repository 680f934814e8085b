using Tocsin.Governance.RollCalls;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Which teams the member is in.</summary>
public sealed partial class Member
{
    private readonly List<Membership> memberships = [];
    private readonly Dictionary<Duty, DateTimeOffset> dutiesSince = [];
    private bool belonged;

    /// <summary>Every team that they joined and did not leave, those whose term is over included.</summary>
    public IReadOnlyList<Membership> Memberships => memberships;

    /// <summary>Since when an operator's gift stands without a gap, UTC.</summary>
    public IReadOnlyDictionary<Duty, DateTimeOffset> DutiesSince => dutiesSince;

    public bool IsIn(TeamId team, DateTimeOffset now) => memberships.Exists(m => m.Team == team && !m.IsOverAt(now));

    public Result<Decision> LeaveTeam(TeamId team, LeaveReason why)
    {
        if (!Invited)
            return Problem.NotFound;
        return memberships.Exists(m => m.Team == team) ? Decision.Of(new TeamLeft(team, why)) : Decision.Nothing;
    }

    /// <summary>Takes them out of every team and everything that an operator gave.</summary>
    public Result<Decision> Remove(LeaveReason why)
    {
        if (!Invited)
            return Problem.NotFound;
        return Decision.Of([.. Leaving(why)]);
    }

    // the team itself admits, because it knows the cap and the term
    internal Result<Decision> JoinTeam(TeamId team, DateTimeOffset? until, DateTimeOffset now)
    {
        if (!Invited)
            return Problem.NotFound;
        var present = memberships.Find(m => m.Team == team && !m.IsOverAt(now));
        if (!IsEmeritus && present is not null && (present.Until is null || until <= present.Until))
            return Decision.Nothing;
        // being proposed anew brings this team back, and nothing of what was before
        var before = IsEmeritus ? Leaving(LeaveReason.Emeritus) : [];
        return Decision.Of([.. before, new TeamJoined(team, until)]).And(LookAtRollCall(Id));
    }

    private IEnumerable<Entry> Leaving(LeaveReason why)
    {
        foreach (var membership in memberships)
            yield return new TeamLeft(membership.Team, why);
        if (Duties.Count > 0)
            yield return new DutiesChanged([]);
        foreach (var grant in grants)
            yield return new CaseShut(grant.Case, grant.Way);
    }

    private void Give(IReadOnlyList<Duty> duties, DateTimeOffset at)
    {
        if (Joined && !IsSeated && duties.Count > 0)
            RollCall = new RollCall(at);
        Duties = duties;
        belonged |= duties.Count > 0;
        foreach (var gone in dutiesSince.Keys.Except(duties).ToList())
            dutiesSince.Remove(gone);
        foreach (var duty in duties)
            dutiesSince.TryAdd(duty, at);
    }

    private void ApplyToTeams(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case TeamJoined entry:
                if (Joined && (!IsSeated || IsEmeritus))
                    RollCall = new RollCall(recorded.At);
                var before = memberships.Find(m => m.Team == entry.Team);
                memberships.RemoveAll(m => m.Team == entry.Team);
                // a term that is prolonged in time goes on; after a gap it begins anew
                var since = before is null || before.IsOverAt(recorded.At) ? recorded.At : before.Since;
                memberships.Add(new(entry.Team, since, entry.Until));
                belonged = true;
                break;
            case TeamLeft entry:
                memberships.RemoveAll(m => m.Team == entry.Team);
                break;
        }
    }
}
