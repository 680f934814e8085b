using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Teams;

/// <summary>What a team is for and the rules it has written down. It is data; who is in it, the streams of the people tell.</summary>
public sealed record Team
{
    public required TeamId Id { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What its members are there for; at least one.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>What its members must have signed, beside the privacy agreement, which everybody must.</summary>
    public IReadOnlyList<AgreementKind> Agreements { get; init; } = [];

    /// <summary>The body that appoints it and that it escalates to; null for the last of the chain.</summary>
    public TeamId? AnswersTo { get; init; }

    /// <summary>Written rules: the members of these teams are part of this one as well.</summary>
    public IReadOnlyList<TeamId> Includes { get; init; } = [];

    /// <summary>The largest share of members that may work for one employer, (0, 1]; null: no cap.</summary>
    public decimal? EmployerCap { get; init; }

    /// <summary>Days until a membership has to be renewed; null: never.</summary>
    public int? TermDays { get; init; }

    /// <summary>How far its members see into cases, as far as their duties have to do with cases at all.</summary>
    public CaseReach Cases { get; init; } = CaseReach.ByCase;

    /// <summary>Whether any of its duties opens a case.</summary>
    public bool SeesCases => Duties.Any(d => ReachOf(d) != CaseReach.None);

    /// <summary>How far this duty, had in this team, reaches: never further than the duty itself can.</summary>
    public CaseReach ReachOf(Duty duty) => duty.Furthest() < Cases ? duty.Furthest() : Cases;

    /// <summary>Takes somebody in, for a term if the team has one; in good time before its end this renews it.</summary>
    /// <param name="others">The employers of the other members as they stand; null for who has none or tells none.</param>
    public Result<Decision> Admit(Member person, IReadOnlyCollection<string?> others, DateTimeOffset now)
    {
        if (!person.Invited)
            return Problem.NotFound;
        if (ExceedsCap(person.Profile.Employer, others))
            return TeamProblems.TooManyOfOneEmployer;
        return person.JoinTeam(Id, TermDays is { } days ? now.AddDays(days) : null, now);
    }

    /// <summary>Whether one more of this employer would be too many. One is never: a team has to begin with somebody.</summary>
    public bool ExceedsCap(string? employer, IReadOnlyCollection<string?> others)
    {
        if (EmployerCap is not { } cap || Spelt(employer) is not { } name)
            return false;
        var same = 1 + others.Count(o => string.Equals(Spelt(o), name, StringComparison.OrdinalIgnoreCase));
        return same > 1 && same > cap * (others.Count + 1);
    }

    // "  Acme " and "acme" are one employer; blank is none
    private static string? Spelt(string? employer) => string.IsNullOrWhiteSpace(employer) ? null : employer.Trim();
}
