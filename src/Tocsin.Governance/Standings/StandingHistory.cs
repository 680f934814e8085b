using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;

namespace Tocsin.Governance.Standings;

/// <summary>What a person might from one instant to another, as it was then: computed from what is recorded, as <see cref="Standing"/> is.</summary>
public static class StandingHistory
{
    /// <summary>Each standing at the instant from which it held, the first at <paramref name="from"/>.</summary>
    /// <param name="recorded">The person's whole stream.</param>
    /// <param name="rules">The teams and the rules of roll calls as they came into force, in order; the first counts before, too.</param>
    /// <param name="until">Nothing later is looked at, UTC.</param>
    public static IReadOnlyList<Standing> Of(
        PersonId person,
        IReadOnlyList<Recorded> recorded,
        IReadOnlyList<RulesInForce> rules,
        IReadOnlyDictionary<AgreementKind, Agreement> agreements,
        DateTimeOffset from,
        DateTimeOffset until
    )
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(rules);
        var member = Member.Empty(Member.Stream(person));
        List<Standing> found = [];
        var applied = 0;
        for (DateTimeOffset? at = from; at is { } now && now <= until; )
        {
            for (; applied < recorded.Count && recorded[applied].At <= now; applied++)
                member.Apply(recorded[applied]);
            var inForce = rules.LastOrDefault(one => one.From <= now) ?? rules[0];
            var standing = Standing.Of(member, inForce.Chart, agreements, inForce.RollCalls, now);
            found.Add(standing);
            DateTimeOffset?[] next =
            [
                applied < recorded.Count ? recorded[applied].At : null,
                rules.FirstOrDefault(one => one.From > now)?.From,
                standing.NextChange,
            ];
            at = next.Min();
        }
        return found;
    }
}

/// <summary>What standings are computed by beside a person's own stream.</summary>
/// <param name="From">UTC.</param>
public sealed record RulesInForce(DateTimeOffset From, TeamChart Chart, RollCallRules RollCalls);
