using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Standings;

/// <summary>Every reason and warning there is, once each.</summary>
internal static class StandingReasons
{
    public static Reason NeverJoined { get; } =
        new("standing.never-joined", "This person has not joined.", "Take the invitation.");

    public static Reason Left { get; } =
        new("standing.left", "This person has left.", "Ask a member to propose you for a team.");

    public static Reason NoTeam { get; } =
        new("standing.no-team", "This person is in no team yet.", "Ask a member to propose you for a team.");

    public static Reason CaseOver { get; } =
        new(
            "standing.case-over",
            "The time for which this person was invited to a case is over.",
            "If you are still needed, the response team invites you again."
        );

    public static Reason Suspended(DateTimeOffset? until) =>
        new(
            "standing.suspended",
            until is null ? "This person is suspended until somebody reinstates them." : "This person is suspended.",
            null,
            until
        );

    public static Reason Emeritus(DateTimeOffset now, DateTimeOffset backUntil) =>
        now < backUntil
            ? new(
                "standing.emeritus",
                "This person did not answer the roll call and was let go with thanks.",
                "Come back with one click.",
                null
            )
            : new(
                "standing.emeritus",
                "This person did not answer the roll call and was let go with thanks.",
                "Ask a member to propose you for a team."
            );

    public static Reason NoAgreement(AgreementKind kind) =>
        new("standing.no-agreement", $"There is no {Called(kind)} in force.", "Ask an operator to publish one.")
        {
            Agreement = kind,
        };

    /// <param name="from">When a signature that was given ahead begins to count; null without one.</param>
    public static Reason Unsigned(AgreementKind kind, int version, DateTimeOffset? from) =>
        new(
            "standing.agreement-unsigned",
            $"The {Called(kind)} in force, version {version}, is not signed.",
            "Read and sign it.",
            from
        )
        {
            Agreement = kind,
        };

    public static Reason TermOver(Team team) =>
        new("standing.term-over", $"The term in {team.Name} is over.", "Ask a member to propose you again.")
        {
            Team = team.Id,
        };

    public static Reason TeamGone(TeamId team) =>
        new("standing.team-gone", $"There is no team '{team}' any more.", "Ask a member to propose you for another.")
        {
            Team = team,
        };

    public static Reason SignBy(AgreementKind kind, DateTimeOffset by) =>
        new("standing.sign-by", $"The {Called(kind)} has a new version.", "Read and sign it.", by) { Agreement = kind };

    public static Reason TermEnds(Team team, DateTimeOffset at) =>
        new("standing.term-ends", $"The term in {team.Name} ends soon.", "Ask a member to propose you again.", at)
        {
            Team = team.Id,
        };

    public static Reason RollCallOpen(DateTimeOffset by) =>
        new("standing.roll-call", "Are you still there? A roll call waits for your answer.", "Answer it.", by);

    private static string Called(AgreementKind kind) =>
        kind switch
        {
            AgreementKind.Privacy => "privacy agreement",
            AgreementKind.EarlyAccess => "early-access agreement",
            _ => "code of conduct",
        };
}
