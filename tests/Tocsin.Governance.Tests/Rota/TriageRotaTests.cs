using Tocsin.Governance.People;
using Tocsin.Governance.Rota;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests.Rota;

public sealed class TriageRotaTests
{
    private static readonly DateOnly monday = new(2026, 3, 2);
    private static readonly PersonId[] people =
    [
        .. Enumerable.Range(1, 3).Select(number => PersonId.Parse($"p-{number:D26}").Value),
    ];

    private readonly TriageRota rota = TriageRota.Empty(TriageRota.Stream);
    private readonly HashSet<PersonId> there = [.. people];

    private static PersonId Ann => people[0];

    private static PersonId Ben => people[1];

    private static PersonId Cem => people[2];

    [Fact]
    public void Turns_go_round_by_weeks_from_Monday_to_Sunday()
    {
        Set(monday.AddDays(3), weeks: 2);

        OnDuty(monday).ShouldBe(Ann);
        OnDuty(monday.AddDays(13)).ShouldBe(Ann);
        OnDuty(monday.AddDays(14)).ShouldBe(Ben);
        OnDuty(monday.AddDays(28)).ShouldBe(Cem);
        OnDuty(monday.AddDays(42)).ShouldBe(Ann);
        rota.TurnOn(monday.AddDays(-1)).ShouldBeNull("before it began");
    }

    [Fact]
    public void Who_is_away_has_the_next_one_who_is_there_in_their_place()
    {
        Set(monday);
        there.Remove(Ben);
        OnDuty(monday.AddDays(7)).ShouldBe(Cem);
        there.Remove(Cem);
        OnDuty(monday.AddDays(7)).ShouldBe(Ann);
        there.Clear();
        OnDuty(monday.AddDays(7)).ShouldBeNull();
    }

    [Fact]
    public void Two_swap_by_taking_each_others_week_and_who_covers_and_is_away_has_the_planned_one_back()
    {
        Set(monday);
        Take(rota.Cover(Ben, monday, monday).Value);
        Take(rota.Cover(Ann, monday.AddDays(9), monday).Value);

        (OnDuty(monday), OnDuty(monday.AddDays(7))).ShouldBe((Ben, Ann));
        there.Remove(Ben);
        OnDuty(monday).ShouldBe(Ann);

        rota.GiveBack(Cem, monday, monday).Problem.ShouldBe(RotaProblems.NotCovered);
        Take(rota.GiveBack(Ben, monday, monday).Value);
        there.Add(Ben);
        OnDuty(monday).ShouldBe(Ann);
        Take(rota.Cover(Ben, monday.AddDays(7), monday).Value); // takes the own week back
        OnDuty(monday.AddDays(7)).ShouldBe(Ben);
        rota.Cover(Ben, monday.AddDays(7), monday).Value.IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void Neither_a_week_that_is_over_nor_one_without_a_plan_is_covered()
    {
        Set(monday);
        rota.Cover(Ben, monday, monday.AddDays(6)).Succeeded.ShouldBeTrue();
        rota.Cover(Ben, monday, monday.AddDays(7)).Problem.ShouldBe(RotaProblems.Over);
        rota.Cover(Ben, monday.AddDays(-1), monday).Problem.ShouldBe(RotaProblems.NoTurn);
        rota.Cover(Ben, monday.AddDays(367), monday).Problem.ShouldBe(RotaProblems.NoTurn);
    }

    [Fact]
    public void A_new_plan_leaves_what_was_before_it_and_takes_back_what_was_covered_after()
    {
        Set(monday);
        Take(rota.Cover(Cem, monday, monday).Value);
        Take(rota.Cover(Cem, monday.AddDays(14), monday).Value);
        Take(rota.Set([Ben, Ann], monday.AddDays(14), 1, people, monday).Value);

        (OnDuty(monday), OnDuty(monday.AddDays(7))).ShouldBe((Cem, Ben));
        OnDuty(monday.AddDays(14)).ShouldBe(Ben);
        Take(rota.Set([], monday, 1, people, monday).Value);
        rota.TurnOn(monday.AddDays(14)).ShouldBeNull();
        rota.Plan.ShouldBeNull();
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_plan_is_told_at_once()
    {
        rota.Set([Ann, Ann], monday.AddDays(-1), 5, [Ben], monday)
            .Problem!.Faults.Select(fault => fault.Path)
            .ShouldBe(["order", "order", "weeks", "from"]);
    }

    [Theory]
    [InlineData(null, "2026-03-10", "2026-03-09", true)]
    [InlineData(null, "2026-03-10", "2026-03-10", false)]
    [InlineData("2026-03-05", "2026-03-10", "2026-03-04", false)]
    [InlineData("2026-03-05", "2026-03-10", "2026-03-05", true)]
    [InlineData("2026-03-05", "2026-03-10", "2026-03-10", false)]
    [InlineData(null, null, "2026-03-10", false)]
    public void Somebody_is_away_from_one_day_until_another(string? from, string? until, string day, bool away) =>
        ProfileText.Of(null, null, null, Day(until), Day(from)).Value.IsAwayOn(DateOnly.Parse(day)).ShouldBe(away);

    [Fact]
    public void Whoever_goes_says_when_they_are_back()
    {
        ProfileText
            .Of(null, null, null, null, monday)
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("awayUntil");
        ProfileText
            .Of(null, null, null, monday, monday)
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("awayUntil");
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);

    private PersonId? OnDuty(DateOnly day) => rota.TurnOn(day)!.OnDuty(there.Contains);

    private void Set(DateOnly from, int weeks = 1) => Take(rota.Set(people, from, weeks, people, monday).Value);

    private void Take(Decision decision)
    {
        foreach (var entry in decision.Entries)
            rota.Apply(new(TriageRota.Stream, 1, DateTimeOffset.UnixEpoch, Actor.Tocsin, entry, Redacted: false));
    }
}
