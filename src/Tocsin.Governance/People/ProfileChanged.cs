using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>The member told anew what they can, when they are there and whom they work for.</summary>
public sealed record ProfileChanged : Entry<ProfileText>;

/// <summary>What a member tells of themselves; all of it may be empty.</summary>
/// <param name="Skills">In their words.</param>
/// <param name="Availability">In their words: time zone, days, holidays.</param>
/// <param name="Employer">Marked on cases that touch it, and counted against the cap of a team.</param>
/// <param name="AwayUntil">Nobody counts on them before that day begins, UTC; null: they are there.</param>
/// <param name="AwayFrom">The first day on which they are away; null: they are already.</param>
public sealed record ProfileText(
    string? Skills = null,
    string? Availability = null,
    string? Employer = null,
    DateOnly? AwayUntil = null,
    DateOnly? AwayFrom = null
)
{
    private const int Longest = 2_000;
    private const int LongestName = 200;

    public bool IsAwayAt(DateTimeOffset now) => IsAwayOn(DateOnly.FromDateTime(now.UtcDateTime));

    public bool IsAwayOn(DateOnly day) => day < AwayUntil && (AwayFrom is not { } from || from <= day);

    public static Result<ProfileText> Of(
        string? skills,
        string? availability,
        string? employer,
        DateOnly? awayUntil = null,
        DateOnly? awayFrom = null
    )
    {
        var faults = new FaultCollector();
        var profile = new ProfileText(
            faults.Optional("skills", skills, Longest),
            faults.Optional("availability", availability, Longest),
            faults.Optional("employer", employer, LongestName),
            awayUntil,
            awayFrom
        );
        if (awayFrom is not null && awayUntil is null)
            faults.Add("awayUntil", "Say until when, too.");
        else if (awayFrom >= awayUntil)
            faults.Add("awayUntil", "That is before it begins.");
        return faults.Else(() => profile);
    }
}
