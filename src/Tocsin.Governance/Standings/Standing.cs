using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Standings;

/// <summary>
/// Whether a person may anything at an instant, what and why: computed from what is recorded, never stored. Everything
/// that is missing or unknown counts against it.
/// </summary>
/// <param name="At">Of which instant it tells, UTC.</param>
/// <param name="Reasons">Every reason why there is none; empty: there is.</param>
/// <param name="Warnings">What will take it or a part of it, and what is closed already beside what is open.</param>
/// <param name="Rights">Empty without standing.</param>
/// <param name="NextChange">
/// Until then it stays exactly as it is, unless something is recorded, UTC; null: for good.
/// </param>
public sealed record Standing(
    PersonId Person,
    DateTimeOffset At,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Reason> Warnings,
    Rights Rights,
    DateTimeOffset? NextChange
)
{
    public bool Holds => Reasons.Count == 0;

    /// <summary>Of <paramref name="member"/> at <paramref name="now"/>.</summary>
    /// <param name="agreements">Those that there are; what is missing here nobody has signed.</param>
    public static Standing Of(
        Member member,
        TeamChart chart,
        IReadOnlyDictionary<AgreementKind, Agreement> agreements,
        RollCallRules rules,
        DateTimeOffset now
    ) => new Assessment(member, chart, agreements, rules, now).Standing();
}
