using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Tests.Teams;

public sealed class MembershipTests
{
    private static readonly Team Core = TeamChart.Default.Find(DefaultTeams.CoreResponse)!;
    private static readonly Team Steering = TeamChart.Default.Find(DefaultTeams.Steering)!;

    private readonly AProgramme programme = AProgramme.Started();

    [Fact]
    public void A_term_ends_and_a_renewal_in_time_goes_on_without_a_gap()
    {
        var ann = programme.Person();
        var start = programme.Now;
        programme.Take(ann, Steering.Admit(ann, [], programme.Now));
        ann.IsIn(Steering.Id, start.AddDays(365).AddTicks(-10)).ShouldBeTrue();
        ann.IsIn(Steering.Id, start.AddDays(365)).ShouldBeFalse();

        programme.Now = start.AddDays(300);
        programme.Take(ann, Steering.Admit(ann, [], programme.Now));
        ann.Memberships.ShouldHaveSingleItem().ShouldBe(new(Steering.Id, start, start.AddDays(665)));
    }

    [Fact]
    public void After_a_gap_a_membership_begins_anew()
    {
        var ann = programme.Person();
        programme.Take(ann, Steering.Admit(ann, [], programme.Now));
        programme.Now = programme.Now.AddDays(400);
        programme.Take(ann, Steering.Admit(ann, [], programme.Now));
        ann.Memberships.ShouldHaveSingleItem().Since.ShouldBe(programme.Now);
    }

    [Fact]
    public void Joining_or_leaving_twice_is_once()
    {
        var ann = programme.Person();
        programme.Take(ann, Core.Admit(ann, [], programme.Now));
        Core.Admit(ann, [], programme.Now).ShouldBeNothing();
        programme.Take(ann, ann.LeaveTeam(Core.Id, LeaveReason.OwnWish));
        ann.LeaveTeam(Core.Id, LeaveReason.OwnWish).ShouldBeNothing();
        ann.HasLeft.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Acme", new string?[] { }, false)]
    [InlineData("Acme", new[] { "Acme" }, true)]
    [InlineData("ACME ", new[] { "Beta", "Gamma", " acme" }, true)]
    [InlineData("Acme", new[] { "Acme", "Beta", null, null, "Gamma" }, false)]
    [InlineData(null, new string?[] { null, null }, false)]
    [InlineData(" ", new string?[] { " ", "" }, false)]
    public void No_employer_has_more_than_a_third_of_the_team(string? employer, string?[] others, bool tooMany)
    {
        var ann = programme.Person();
        programme.Take(ann, ann.ChangeProfile(new(Employer: employer)));

        var admitted = Core.Admit(ann, others, programme.Now);
        if (tooMany)
            admitted.ShouldBeRefused("team.employer-cap");
        else
            admitted.ShouldBeAllowed();
        (Core with { EmployerCap = null }).Admit(ann, others, programme.Now).ShouldBeAllowed();
    }

    [Fact]
    public void Whoever_was_not_asked_in_joins_no_team()
    {
        var stranger = Member.Empty(Member.Stream(PersonId.Parse($"p-{7:D26}").Value));
        Core.Admit(stranger, [], programme.Now).ShouldBeRefused("not-found");
    }

    [Fact]
    public void A_suspension_ends_on_its_day_or_when_it_is_lifted()
    {
        var ann = programme.Person(Duty.Triager);
        var end = programme.Now.AddDays(7);
        programme.Take(ann, ann.Suspend(end, new("A leak."), programme.Now));
        ann.IsSuspended(end.AddTicks(-10)).ShouldBeTrue();
        ann.IsSuspended(end).ShouldBeFalse();

        programme.Take(ann, ann.Suspend(null, new("Another."), programme.Now));
        ann.IsSuspended(end.AddDays(999)).ShouldBeTrue();
        programme.Take(ann, ann.Reinstate(new("It was not them."), programme.Now));
        ann.IsSuspended(programme.Now).ShouldBeFalse();
    }

    [Fact]
    public void A_suspension_that_is_over_before_it_begins_is_refused()
    {
        var ann = programme.Person(Duty.Triager);
        ann.Suspend(programme.Now, new("A leak."), programme.Now).ShouldBeRefused("member.ends-before-it-begins");
        ann.Suspend(programme.Now.AddDays(800), new("A leak."), programme.Now).ShouldBeRefused("member.ends-too-late");
    }

    [Fact]
    public void Stepping_back_from_a_case_keeps_only_its_number_as_a_fact()
    {
        var ann = programme.Person(Duty.Triager);
        programme.Take(ann, ann.Recuse("TC-7KQ4-M2XD", new("I work there.")));
        ann.RecusedFrom.ShouldBe(["TC-7KQ4-M2XD"]);
        ann.Recuse("the one about sluice", null).ShouldBeRefused("member.not-a-case");
        programme.Take(ann, ann.EndRecusal("TC-7KQ4-M2XD"));
        ann.RecusedFrom.ShouldBeEmpty();
    }
}
