using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests.RollCalls;

public sealed class RollCallTests
{
    private static readonly RollCallRules Rules = new();

    private readonly AProgramme programme = AProgramme.Started();
    private readonly Member ann;
    private readonly DateTimeOffset asked;

    public RollCallTests()
    {
        ann = programme.In(DefaultTeams.Policy);
        asked = programme.Now.AddMonths(6);
    }

    [Fact]
    public void Asked_after_six_months_reminded_after_two_weeks_and_let_go_four_weeks_later()
    {
        Step().Dues.ShouldHaveSingleItem().At.ShouldBe(asked);
        Step(asked.AddTicks(-10)).Entries.ShouldBeEmpty();

        Step(asked).Entries.ShouldHaveSingleItem().ShouldBeOfType<RollCallAsked>();
        var open = programme.Standing(ann);
        open.Holds.ShouldBeTrue();
        open.Warnings.ShouldHaveSingleItem().By.ShouldBe(asked.AddDays(42));

        Step(asked.AddDays(14)).Entries.ShouldHaveSingleItem().ShouldBeOfType<RollCallReminded>();
        Step(asked.AddDays(42).AddTicks(-10)).Entries.ShouldBeEmpty();
        Step(asked.AddDays(42)).Entries.ShouldHaveSingleItem().ShouldBeOfType<MadeEmeritus>();

        programme.Standing(ann).Reasons.ShouldHaveSingleItem().Code.ShouldBe("standing.emeritus");
        programme.Standing(ann).Rights.All.ShouldBeEmpty();
        Step(asked.AddYears(2)).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void Each_step_says_when_the_next_is_due()
    {
        Step(asked).Dues.ShouldHaveSingleItem().ShouldBe(new(Member.RollCallDue, ann.Id.Text, asked.AddDays(14)));
        Step(asked.AddDays(14)).Dues.ShouldHaveSingleItem().At.ShouldBe(asked.AddDays(42));
    }

    [Fact]
    public void A_step_taken_twice_at_one_instant_is_taken_once()
    {
        Step(asked);
        Step(asked).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_that_stood_still_shortens_no_period()
    {
        Step(asked.AddDays(100));
        Step(asked.AddDays(101)).Entries.ShouldBeEmpty();
        Step(asked.AddDays(150)).Entries.ShouldHaveSingleItem().ShouldBeOfType<RollCallReminded>();
        Step(asked.AddDays(177)).Entries.ShouldBeEmpty();
        Step(asked.AddDays(178)).Entries.ShouldHaveSingleItem().ShouldBeOfType<MadeEmeritus>();
    }

    [Fact]
    public void Who_answers_is_asked_again_half_a_year_later()
    {
        ann.AnswerRollCall(Rules, programme.Now).ShouldBeNothing();
        Step(asked);
        var answered = asked.AddDays(20);
        programme.Now = answered;
        programme.Take(ann, ann.AnswerRollCall(Rules, answered));

        programme.Dues[^1].ShouldBe(new(Member.RollCallDue, ann.Id.Text, answered.AddMonths(6)));
        Step(answered.AddMonths(6).AddTicks(-10)).Entries.ShouldBeEmpty();
        Step(answered.AddMonths(6)).Entries.ShouldHaveSingleItem().ShouldBeOfType<RollCallAsked>();
    }

    [Theory]
    [InlineData(RollCallHold.OwnsCases)]
    [InlineData(RollCallHold.LastOperator)]
    public void Who_holds_what_nobody_else_does_is_asked_to_hand_it_over_first(RollCallHold hold)
    {
        Step(asked);
        Step(asked.AddDays(14), hold);
        Step(asked.AddDays(42), hold).Entries.ShouldHaveSingleItem().ShouldBeOfType<HandOverAsked>();
        programme.Standing(ann).Holds.ShouldBeTrue();
        Step(asked.AddDays(43), hold).Dues.ShouldHaveSingleItem().At.ShouldBe(asked.AddDays(49));
        Step(asked.AddDays(49), hold).Entries.ShouldHaveSingleItem().ShouldBeOfType<HandOverAsked>();

        Step(asked.AddDays(50)).Entries.ShouldHaveSingleItem().ShouldBeOfType<MadeEmeritus>();
    }

    [Fact]
    public void Within_four_weeks_one_click_brings_everything_back()
    {
        LetGo();
        var last = programme.Now.AddDays(28).AddTicks(-10);
        programme.Now = last;
        programme.Take(ann, ann.ComeBack(Rules, last));

        programme.Standing(ann).Rights.Duties.ShouldBe([Duty.Policy]);
        ann.ComeBack(Rules, last).ShouldBeNothing();
    }

    [Fact]
    public void Later_it_takes_a_proposal_and_brings_back_that_team_alone()
    {
        programme.Join(ann, DefaultTeams.Releases);
        LetGo();
        programme.Now = programme.Now.AddDays(28);
        ann.ComeBack(Rules, programme.Now).ShouldBeRefused("roll-call.back-too-late");
        ann.AnswerRollCall(Rules, programme.Now).ShouldBeRefused("roll-call.back-too-late");

        programme.Join(ann, DefaultTeams.Releases);
        programme.Standing(ann).Rights.Duties.ShouldBe([Duty.Releaser]);
        ann.Memberships.ShouldHaveSingleItem().Since.ShouldBe(programme.Now);
        Step().Dues.ShouldHaveSingleItem().At.ShouldBe(programme.Now.AddMonths(6));
    }

    [Fact]
    public void Who_has_left_is_not_asked()
    {
        programme.Take(ann, ann.LeaveTeam(DefaultTeams.Policy, LeaveReason.OwnWish));
        Step(asked).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void Who_left_and_is_given_something_anew_is_asked_half_a_year_after_that()
    {
        programme.Take(ann, ann.LeaveTeam(DefaultTeams.Policy, LeaveReason.OwnWish));
        programme.Now = asked.AddDays(30);
        programme.Take(ann, ann.ChangeDuties([Duty.Operator]));

        programme.Dues[^1].ShouldBe(Member.LookAtRollCall(ann.Id));
        Step().Dues.ShouldHaveSingleItem().At.ShouldBe(asked.AddDays(30).AddMonths(6));
    }

    [Fact]
    public void Settings_that_nobody_can_keep_are_refused() =>
        new RollCallRules { EveryMonths = 0, BackWithinDays = 91 }
            .Check()
            .Select(f => f.Path)
            .ShouldBe(["EveryMonths", "BackWithinDays"]);

    private void LetGo()
    {
        Step(asked);
        Step(asked.AddDays(14));
        Step(asked.AddDays(42));
        ann.IsEmeritus.ShouldBeTrue();
    }

    private Decision Step(RollCallHold hold = RollCallHold.Nothing) => Step(programme.Now, hold);

    private Decision Step(DateTimeOffset at, RollCallHold hold = RollCallHold.Nothing)
    {
        programme.Now = at;
        var decision = ann.StepRollCall(Rules, hold, at);
        programme.Take(ann, decision);
        return decision;
    }
}
