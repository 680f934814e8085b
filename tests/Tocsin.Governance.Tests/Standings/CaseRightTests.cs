using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Tests.Standings;

/// <summary>Single cases that are open to somebody whatever their duties: as an expert, by breaking glass, for a release.</summary>
public sealed class CaseRightTests
{
    private const string Number = "TC-7KQ4-M2XD";

    [Fact]
    public void An_expert_sees_one_case_until_the_instant_and_nothing_else()
    {
        var programme = AProgramme.Started();
        var expert = programme.Person();
        programme.SignAll(expert);
        var until = programme.Now.AddDays(14);
        programme.Take(expert, expert.OpenCase(Number, CaseWay.Expert, until, programme.Now));

        var standing = programme.Standing(expert, until.AddTicks(-1));

        standing.Holds.ShouldBeTrue();
        standing.Rights.All.ShouldBeEmpty();
        standing.Rights.OpenCases.ShouldBe([Number]);
        standing.NextChange.ShouldBe(until);
        standing.Rights.Cases.Single().Why.ShouldContain("expert");
        standing.Rights.Cases.Single().Why.ShouldContain("signed CodeOfConduct version 1");
        var over = programme.Standing(expert, until);
        over.Rights.OpenCases.ShouldBeEmpty();
        over.Reasons.Single().Code.ShouldBe("standing.case-over");
    }

    [Fact]
    public void Without_a_signature_a_case_that_was_opened_stays_closed()
    {
        var programme = AProgramme.Started();
        var expert = programme.Person();
        programme.Sign(expert, programme.Privacy);
        programme.Take(expert, expert.OpenCase(Number, CaseWay.Expert, programme.Now.AddDays(14), programme.Now));

        programme.Standing(expert).Rights.OpenCases.ShouldBeEmpty();
        programme.Standing(expert).Reasons.ShouldContain(r => r.Agreement == AgreementKind.CodeOfConduct);

        programme.Sign(expert, programme.Conduct);
        programme.Standing(expert).Rights.OpenCases.ShouldBe([Number]);
        programme.Publish(AgreementKind.Privacy, "Another text.");
        programme.Standing(expert).Rights.OpenCases.ShouldBeEmpty();
    }

    [Fact]
    public void An_expert_is_asked_by_no_roll_call_and_is_gone_when_their_last_case_is_shut()
    {
        var programme = AProgramme.Started();
        var expert = programme.Person();
        programme.SignAll(expert);
        programme.Take(expert, expert.OpenCase(Number, CaseWay.Expert, programme.Now.AddDays(90), programme.Now));

        expert.StepRollCall(programme.RollCallRules, default, programme.Now.AddYears(3)).IsNothing.ShouldBeTrue();
        expert.HasLeft.ShouldBeFalse();
        programme.Take(expert, expert.ShutCase(Number, programme.Now));

        expert.HasLeft.ShouldBeTrue();
        programme.Standing(expert).Holds.ShouldBeFalse();
    }

    [Fact]
    public void Breaking_glass_lasts_a_day_and_opens_nothing_to_who_writes_the_rules_or_has_left()
    {
        var programme = AProgramme.Started();
        var (keeper, policy) = (programme.In(DefaultTeams.Operators), programme.In(DefaultTeams.Policy));
        var until = programme.Now + Member.BreakGlassLasts;
        foreach (var person in new[] { keeper, policy })
            programme.Take(person, person.OpenCase(Number, CaseWay.BreakGlass, until, programme.Now));

        programme.Standing(keeper).Rights.OpenCases.ShouldBe([Number]);
        programme.Standing(keeper, until).Rights.OpenCases.ShouldBeEmpty();
        programme.Standing(keeper, until).Holds.ShouldBeTrue();
        programme.Standing(policy).Rights.OpenCases.ShouldBeEmpty();
        keeper
            .OpenCase("TC-2222-2222", CaseWay.BreakGlass, until.AddTicks(10), programme.Now)
            .ShouldBeRefused("member.on-case-too-long");
        programme.Take(keeper, keeper.LeaveTeam(DefaultTeams.Operators, LeaveReason.OwnWish));
        programme.Standing(keeper).Rights.OpenCases.ShouldBeEmpty();
    }

    [Fact]
    public void Releasers_see_the_cases_of_their_release_and_the_rule_is_told()
    {
        var programme = AProgramme.Started();
        var releaser = programme.In(DefaultTeams.Releases);
        programme.Standing(releaser).Rights.OpenCases.ShouldBeEmpty();

        programme.Take(releaser, releaser.OpenCase(Number, CaseWay.Release, programme.Now.AddDays(7), programme.Now));

        var rights = programme.Standing(releaser).Rights;
        rights.OpenCases.ShouldBe([Number]);
        rights.Cases.Single().Why.ShouldStartWith("Releasers see the cases of their release");
        rights.All.Single().Why.ShouldContain("Releasers see the cases of their release");
        programme.Take(releaser, releaser.LeaveTeam(DefaultTeams.Releases, LeaveReason.OwnWish));
        programme.Standing(releaser).Rights.OpenCases.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_stepped_back_from_a_case_is_not_let_in_by_another_way()
    {
        var programme = AProgramme.Started();
        var keeper = programme.In(DefaultTeams.Operators);
        var until = programme.Now + Member.BreakGlassLasts;
        programme.Take(keeper, keeper.OpenCase(Number, CaseWay.BreakGlass, until, programme.Now));
        programme.Take(keeper, keeper.Recuse(Number, null));

        programme.Standing(keeper).Rights.OpenCases.ShouldBeEmpty();
        keeper.OpenCase(Number, CaseWay.Expert, until, programme.Now).ShouldBeRefused("member.stepped-back");
    }

    [Fact]
    public void Nobody_asks_to_break_glass_more_often_than_a_few_times_a_day()
    {
        var programme = AProgramme.Started();
        var keeper = programme.In(DefaultTeams.Operators);
        for (var i = 0; i < Member.MostBreakGlassAsks; i++)
            programme.Take(keeper, keeper.AskToBreakGlass(Number, new("A mail waits."), programme.Now));

        keeper.AskToBreakGlass(Number, new("A mail waits."), programme.Now).ShouldBeRefused("break-glass.too-many");
        keeper
            .AskToBreakGlass(Number, new("A mail waits."), programme.Now + Member.BreakGlassLasts)
            .Succeeded.ShouldBeTrue();
    }
}
