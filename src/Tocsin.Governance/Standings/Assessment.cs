using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Standings;

/// <summary>Works one standing out.</summary>
internal sealed class Assessment(
    Member member,
    TeamChart chart,
    IReadOnlyDictionary<AgreementKind, Agreement> agreements,
    RollCallRules rules,
    DateTimeOffset now
)
{
    private static readonly TimeSpan TermEndsSoon = TimeSpan.FromDays(30);

    private readonly List<Reason> reasons = [];
    private readonly List<Reason> blocked = [];
    private readonly List<Reason> warnings = [];
    private readonly List<Right> rights = [];
    private readonly List<CaseRight> cases = [];
    private readonly List<DateTimeOffset> boundaries = [];

    public Standing Standing()
    {
        Everywhere();
        foreach (var duty in member.Duties)
            Given(duty);
        foreach (var membership in member.Memberships)
            InTeam(membership);
        foreach (var grant in member.Grants)
            InCase(grant);

        // one way that is open is enough; the others are told all the same
        (rights.Count + cases.Count == 0 ? reasons : warnings).AddRange(blocked.Except(reasons));
        return new(
            member.Id,
            now,
            [.. reasons.Distinct()],
            [.. warnings.Distinct().Except(reasons)],
            reasons.Count == 0
                ? new(rights, [.. member.RecusedFrom.Order(StringComparer.Ordinal)]) { Cases = cases }
                : Rights.None,
            boundaries.Where(b => b > now).Select(b => (DateTimeOffset?)b).Min()
        );
    }

    // what closes everything, whatever else there is
    private void Everywhere()
    {
        if (!member.Joined)
            reasons.Add(StandingReasons.NeverJoined);
        else if (!member.BelongsSomewhere)
            reasons.Add(member.HasLeft ? StandingReasons.Left : StandingReasons.NoTeam);
        if (member.Suspension is { } suspension)
        {
            Boundary(suspension.Until);
            if (suspension.HoldsAt(now))
                reasons.Add(StandingReasons.Suspended(suspension.Until));
        }
        if (member.RollCall is { } call)
        {
            if (call.BackUntil(rules) is { } backUntil)
            {
                Boundary(backUntil);
                reasons.Add(StandingReasons.Emeritus(now, backUntil));
            }
            else if (call.AnswerBy(rules) is { } by)
                warnings.Add(StandingReasons.RollCallOpen(by));
        }
        Signed([AgreementKind.Privacy], reasons);
    }

    private void Given(Duty duty)
    {
        var signed = Signed([AgreementKind.Privacy], blocked);
        if (signed is not null)
            Grant(duty, duty.Furthest(), null, null, [], signed, member.DutiesSince[duty], null);
    }

    private void InTeam(Membership membership)
    {
        if (chart.Find(membership.Team) is not { } joined)
        {
            blocked.Add(StandingReasons.TeamGone(membership.Team));
            return;
        }
        Boundary(membership.Until);
        Boundary(membership.Until - TermEndsSoon);
        if (membership.IsOverAt(now))
        {
            blocked.Add(StandingReasons.TermOver(joined));
            return;
        }
        if (membership.Until is { } until && until - TermEndsSoon <= now)
            warnings.Add(StandingReasons.TermEnds(joined, until));

        foreach (var part in chart.PartsOf(joined.Id))
        {
            // by a rule one has what the larger team has, for what both ask
            AgreementKind[] asked = [AgreementKind.Privacy, .. joined.Agreements, .. part.Team.Agreements];
            if (Signed(asked, blocked) is not { } signed)
                continue;
            foreach (var duty in part.Team.Duties)
            {
                var reach = part.Team.ReachOf(duty);
                Grant(duty, reach, part.Team, joined, part.Rules, signed, membership.Since, membership.Until);
            }
        }
    }

    // after the duties: but for experts, who is here for nothing is let into nothing
    private void InCase(CaseGrant grant)
    {
        Boundary(grant.Until);
        if (!grant.RunsAt(now))
        {
            if (grant.Way == CaseWay.Expert && !member.IsSeated)
                blocked.Add(StandingReasons.CaseOver);
            return;
        }
        var entitled = grant.Way switch
        {
            CaseWay.Expert => true,
            // whoever writes the rules sees no case, by whatever way
            CaseWay.BreakGlass => rights.Exists(r => r.Duty != Duty.Policy),
            _ => rights.Exists(r => r.Duty == Duty.Releaser),
        };
        if (!entitled || Signed([AgreementKind.Privacy, AgreementKind.CodeOfConduct], blocked) is not { } signed)
            return;
        cases.Add(
            new(
                grant.Case,
                grant.Way,
                [.. signed.Select(s => s.Signature)],
                signed.Select(s => s.Since).Append(grant.Since).Append(member.JoinedAt ?? now).Max(),
                signed.Select(s => s.Until).Append(grant.Until).Min()!.Value
            )
        );
    }

    // what counts of each agreement that is asked for, or null with the reasons told
    private List<Covering>? Signed(IEnumerable<AgreementKind> asked, List<Reason> missing)
    {
        var signed = new List<Covering>();
        var complete = true;
        foreach (var kind in asked.Distinct())
        {
            if (Cover(kind, missing) is { } covering)
                signed.Add(covering);
            else
                complete = false;
        }
        return complete ? signed : null;
    }

    private Covering? Cover(AgreementKind kind, List<Reason> missing)
    {
        if (!agreements.TryGetValue(kind, out var agreement) || agreement.Versions.Count == 0)
        {
            missing.Add(StandingReasons.NoAgreement(kind));
            return null;
        }
        boundaries.AddRange(agreement.Versions.Select(v => v.InForceFrom));
        var spans = member.Covered(agreement);
        foreach (var (from, until) in spans)
        {
            Boundary(from);
            Boundary(until);
        }
        if (agreement.InForceAt(now) is not { } inForce)
        {
            missing.Add(StandingReasons.NoAgreement(kind));
            return null;
        }
        var signature = member.CountingSignature(agreement, now);
        if (signature is null)
        {
            var ahead = spans.Where(s => s.From > now).Select(s => (DateTimeOffset?)s.From).FirstOrDefault();
            missing.Add(StandingReasons.Unsigned(kind, inForce.Number, ahead));
            return null;
        }
        var (since, end) = spans.Last(s => s.From <= now);
        if (end is { } by)
            warnings.Add(StandingReasons.SignBy(kind, by));
        return new(signature, since, end);
    }

    private void Grant(
        Duty duty,
        CaseReach reach,
        Team? team,
        Team? joined,
        IReadOnlyList<InclusionRule> through,
        List<Covering> signed,
        DateTimeOffset since,
        DateTimeOffset? until
    ) =>
        rights.Add(
            new(
                duty,
                reach,
                team,
                joined,
                through,
                [.. signed.Select(s => s.Signature)],
                signed.Select(s => s.Since).Append(since).Append(member.JoinedAt ?? now).Max(),
                signed.Select(s => s.Until).Append(until).Min()
            )
        );

    private void Boundary(DateTimeOffset? at)
    {
        if (at is { } instant)
            boundaries.Add(instant);
    }

    /// <summary>A signature that counts, and the span in which it and its neighbours do.</summary>
    private sealed record Covering(Signature Signature, DateTimeOffset Since, DateTimeOffset? Until);
}
