using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;

namespace Tocsin.Governance.Teams;

/// <summary>The teams that a new programme starts with; all of it can be changed.</summary>
public static class DefaultTeams
{
    public static readonly TeamId Steering = Id("steering");
    public static readonly TeamId CoreResponse = Id("core-response");
    public static readonly TeamId EcosystemResponse = Id("ecosystem-response");
    public static readonly TeamId Releases = Id("releases");
    public static readonly TeamId Policy = Id("policy");
    public static readonly TeamId Operators = Id("operators");

    private const decimal AThird = 0.34m;

    public static IReadOnlyList<Team> All { get; } =
    [
        new()
        {
            Id = CoreResponse,
            Name = "Core response",
            Duties = [Duty.Triager],
            Agreements = [AgreementKind.CodeOfConduct],
            AnswersTo = Steering,
            Includes = [Steering],
            EmployerCap = AThird,
            Cases = CaseReach.EveryCase,
        },
        new()
        {
            Id = EcosystemResponse,
            Name = "Ecosystem response",
            Duties = [Duty.Triager],
            Agreements = [AgreementKind.CodeOfConduct],
            AnswersTo = Steering,
            EmployerCap = AThird,
            Cases = CaseReach.EveryCase,
        },
        new()
        {
            Id = Releases,
            Name = "Releases",
            Duties = [Duty.Releaser],
            Agreements = [AgreementKind.CodeOfConduct],
            AnswersTo = Steering,
        },
        new()
        {
            Id = Policy,
            Name = "Policy",
            Duties = [Duty.Policy],
            Agreements = [AgreementKind.CodeOfConduct],
            AnswersTo = Steering,
        },
        new()
        {
            Id = Operators,
            Name = "Operators",
            Duties = [Duty.Operator, Duty.CnaOperator],
            Agreements = [AgreementKind.CodeOfConduct],
            AnswersTo = Steering,
        },
        new()
        {
            Id = Steering,
            Name = "Steering",
            Duties = [Duty.Steering],
            Agreements = [AgreementKind.CodeOfConduct],
            TermDays = 365,
        },
    ];

    private static TeamId Id(string text) => TeamId.Parse(text).Value;
}
