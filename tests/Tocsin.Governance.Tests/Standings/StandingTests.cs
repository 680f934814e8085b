using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Tests.Standings;

public sealed class StandingTests
{
    private readonly AProgramme programme = AProgramme.Started();

    [Fact]
    public void Access_is_the_signature()
    {
        var ann = programme.Person();
        programme.Join(ann, DefaultTeams.CoreResponse);
        Codes(ann).ShouldBe(["standing.agreement-unsigned", "standing.agreement-unsigned"]);
        programme.Standing(ann).Rights.ShouldBe(Rights.None);

        programme.Sign(ann, programme.Privacy);
        var half = programme.Standing(ann).Reasons.ShouldHaveSingleItem();
        half.Agreement.ShouldBe(AgreementKind.CodeOfConduct);
        programme.Standing(ann).Rights.ShouldBe(Rights.None);

        programme.Sign(ann, programme.Conduct);
        programme.Standing(ann).Holds.ShouldBeTrue();
        programme.Standing(ann).Rights.Duties.ShouldBe([Duty.Triager]);
    }

    [Fact]
    public void What_an_operator_gave_needs_the_signature_as_well()
    {
        var ann = programme.Person(Duty.Triager, Duty.Operator);
        Codes(ann).ShouldBe(["standing.agreement-unsigned"]);

        programme.Sign(ann, programme.Privacy);
        programme.Standing(ann).Rights.Duties.ShouldBe([Duty.Triager, Duty.Operator]);
        programme
            .Standing(ann)
            .Rights.All[0]
            .Why.ShouldBe("given by an operator; signed Privacy version 1 on 2026-03-02");
    }

    [Fact]
    public void Where_nothing_was_published_nobody_has_standing()
    {
        var bare = new AProgramme();
        var ann = bare.Person(Duty.Operator);
        bare.Standing(ann).Reasons.ShouldHaveSingleItem().Code.ShouldBe("standing.no-agreement");
        Standing
            .Of(ann, bare.Chart, new Dictionary<AgreementKind, Agreement>(), bare.RollCallRules, bare.Now)
            .Rights.ShouldBe(Rights.None);
    }

    [Fact]
    public void A_new_version_gives_a_period_to_sign_and_then_closes()
    {
        var ann = programme.In(DefaultTeams.CoreResponse);
        var end = programme.Now.AddDays(14);
        programme.Publish(AgreementKind.Privacy, "Second.", null, 14);

        var during = programme.Standing(ann);
        during.Holds.ShouldBeTrue();
        during
            .Warnings.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(w => w.Code.ShouldBe("standing.sign-by"), w => w.By.ShouldBe(end));
        during.NextChange.ShouldBe(end);
        during.Rights.All.ShouldAllBe(r => r.Until == end);
        programme.Standing(ann, end.AddTicks(-10)).Holds.ShouldBeTrue();
        programme.Standing(ann, end).Reasons.ShouldHaveSingleItem().Code.ShouldBe("standing.agreement-unsigned");

        programme.Now = end.AddDays(1);
        programme.Sign(ann, programme.Privacy);
        programme.Standing(ann).Holds.ShouldBeTrue();
        programme.Standing(ann).Rights.All.ShouldAllBe(r => r.Since == programme.Now); // there was a gap
    }

    [Fact]
    public void Who_signs_in_time_keeps_what_they_have_without_a_gap()
    {
        var ann = programme.In(DefaultTeams.CoreResponse);
        var start = programme.Now;
        programme.Publish(AgreementKind.Privacy, "Second.", start.AddDays(7), 14);
        programme.Now = start.AddDays(1);
        programme.Sign(ann, programme.Privacy);

        programme.Standing(ann).Warnings.ShouldBeEmpty();
        programme.Standing(ann, start.AddDays(300)).Rights.All.ShouldHaveSingleItem().Since.ShouldBe(start);
    }

    [Fact]
    public void A_signature_ahead_of_the_day_opens_nothing_yet_and_says_when_it_will()
    {
        var ann = programme.Person(Duty.Triager);
        var day = programme.Now.AddDays(3);
        programme.Publish(AgreementKind.Privacy, "Second.", day);
        programme.Sign(ann, programme.Privacy);

        var before = programme.Standing(ann);
        before.Reasons.ShouldHaveSingleItem().By.ShouldBe(day);
        before.NextChange.ShouldBe(day);
        programme.Standing(ann, day).Holds.ShouldBeTrue();
    }

    [Fact]
    public void Steering_sees_the_cases_of_core_response_by_the_rule_and_the_page_says_so()
    {
        var ann = programme.In(DefaultTeams.Steering);
        var rights = programme.Standing(ann).Rights;

        rights.Duties.ShouldBe([Duty.Triager, Duty.Steering]);
        rights.Teams.ShouldBe([DefaultTeams.Steering, DefaultTeams.CoreResponse]);
        rights
            .All.Single(r => r.Duty == Duty.Triager)
            .Why.ShouldBe(
                "member of Steering; Steering is part of Core response; "
                    + "signed Privacy version 1 on 2026-03-02; signed CodeOfConduct version 1 on 2026-03-02"
            );
        rights.ReachInto("TC-7KQ4-M2XD", DefaultTeams.CoreResponse).ShouldBe(CaseReach.EveryCase);
        rights.ReachInto("TC-7KQ4-M2XD", DefaultTeams.EcosystemResponse).ShouldBe(CaseReach.None);
    }

    [Fact]
    public void Policy_members_see_no_case()
    {
        var rights = programme.Standing(programme.In(DefaultTeams.Policy)).Rights;
        rights.Duties.ShouldBe([Duty.Policy]);
        rights.Reach.ShouldBe(CaseReach.None);
    }

    [Fact]
    public void Releasers_see_the_cases_of_their_release_and_no_others() =>
        programme
            .Standing(programme.In(DefaultTeams.Releases))
            .Rights.ReachInto("TC-7KQ4-M2XD", DefaultTeams.Releases)
            .ShouldBe(CaseReach.ByCase);

    [Fact]
    public void A_suspension_closes_everything_until_its_end()
    {
        var ann = programme.In(DefaultTeams.CoreResponse);
        var end = programme.Now.AddDays(7);
        programme.Take(ann, ann.Suspend(end, new("A leak."), programme.Now));

        var during = programme.Standing(ann);
        during
            .Reasons.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(r => r.Code.ShouldBe("standing.suspended"), r => r.By.ShouldBe(end));
        during.Rights.ShouldBe(Rights.None);
        during.NextChange.ShouldBe(end);
        programme.Standing(ann, end).Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_term_that_is_over_closes_and_was_announced_a_month_before()
    {
        var ann = programme.In(DefaultTeams.Steering);
        var end = programme.Now.AddDays(365);

        programme.Standing(ann).NextChange.ShouldBe(end.AddDays(-30));
        programme.Standing(ann, end.AddDays(-30)).Warnings.ShouldHaveSingleItem().Code.ShouldBe("standing.term-ends");
        programme.Standing(ann, end).Reasons.ShouldHaveSingleItem().Code.ShouldBe("standing.term-over");
        programme.Standing(ann, end).Rights.ShouldBe(Rights.None);
    }

    [Fact]
    public void One_open_way_is_enough_and_the_closed_one_is_told_beside_it()
    {
        var ann = programme.In(DefaultTeams.Steering);
        programme.Join(ann, DefaultTeams.Policy);
        var later = programme.Standing(ann, programme.Now.AddDays(400));

        later.Holds.ShouldBeTrue();
        later.Rights.Duties.ShouldBe([Duty.Policy]);
        later.Warnings.ShouldHaveSingleItem().Team.ShouldBe(DefaultTeams.Steering);
    }

    [Fact]
    public void A_team_that_is_gone_gives_nothing()
    {
        var ann = programme.In(DefaultTeams.Policy);
        programme.Chart = TeamChart.Of([.. DefaultTeams.All.Where(t => t.Id != DefaultTeams.Policy)]).Value;
        Codes(ann).ShouldBe(["standing.team-gone"]);
    }

    [Fact]
    public void Whoever_never_joined_has_left_or_is_in_no_team_has_no_standing()
    {
        var stranger = Member.Empty(Member.Stream(PersonId.Parse($"p-{99:D26}").Value));
        Codes(stranger).ShouldContain("standing.never-joined");

        var ann = programme.Person();
        programme.SignAll(ann);
        Codes(ann).ShouldBe(["standing.no-team"]);

        programme.Join(ann, DefaultTeams.Policy);
        programme.Take(ann, ann.LeaveTeam(DefaultTeams.Policy, LeaveReason.OwnWish));
        Codes(ann).ShouldBe(["standing.left"]);
    }

    [Fact]
    public void Stepping_back_closes_that_case_and_no_other()
    {
        var ann = programme.In(DefaultTeams.CoreResponse);
        programme.Take(ann, ann.Recuse("TC-7KQ4-M2XD", null));
        var rights = programme.Standing(ann).Rights;

        rights.ReachInto("TC-7KQ4-M2XD", DefaultTeams.CoreResponse).ShouldBe(CaseReach.None);
        rights.ReachInto("TC-0000-0000", DefaultTeams.CoreResponse).ShouldBe(CaseReach.EveryCase);
    }

    private IEnumerable<string> Codes(Member member) => programme.Standing(member).Reasons.Select(r => r.Code);
}
