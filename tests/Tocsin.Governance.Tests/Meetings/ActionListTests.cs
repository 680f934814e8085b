using FsCheck;
using FsCheck.Fluent;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests.Meetings;

public sealed class ActionListTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Ann = PersonId.Parse($"p-{1:D26}").Value;
    private static readonly PersonId Ben = PersonId.Parse($"p-{2:D26}").Value;
    private static readonly TeamId[] Teams = [DefaultTeams.Policy, DefaultTeams.CoreResponse];

    [Fact]
    public void An_action_is_carried_over_from_meeting_to_meeting_until_it_is_closed_and_looked_back_on_once_more()
    {
        var step =
            from what in Gen.Choose(0, 4)
            from number in Gen.Choose(1, 6)
            from hours in Gen.Choose(1, 50)
            select (what, number, hours);
        var (carried, closed) = (0, 0);
        Prop.ForAll(
                step.ListOf().ToArbitrary(),
                steps =>
                {
                    var (list, now) = (ActionList.Empty(ActionList.Stream), Start);
                    var meetings = new List<DateTimeOffset>();
                    foreach (var (what, number, hours) in steps)
                    {
                        now = now.AddHours(hours);
                        if (what == 4)
                        {
                            Meet(list, meetings, now);
                            meetings.Add(now);
                            carried += list.All.Count(a => a.IsOpen && meetings.Count(m => m > a.OpenedAt) > 1);
                        }
                        else
                            Take(list, now, what, number);
                    }
                    closed += list.All.Count(a => !a.IsOpen);
                    list.All.Select(a => a.Number).ShouldBe(Enumerable.Range(1, list.All.Count));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        carried.ShouldBeGreaterThan(0);
        closed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_closed_action_refuses_everything_but_what_it_is()
    {
        var list = ActionList.Empty(ActionList.Stream);
        Take(list, Start, 0, 1);
        list.HandOver(1, Ben, new(2026, 3, 1), Today(Start)).ShouldBeRefused("input.faulty");
        list.HandOver(1, Ben, new(2026, 3, 20), Today(Start)).ShouldBeAllowed();
        list.HandOver(2, Ben, new(2026, 3, 20), Today(Start)).ShouldBeRefused("not-found");
        Take(list, Start, 2, 1);
        list.Close(1, done: true).ShouldBeNothing();
        list.Close(1, done: false).ShouldBeRefused("action.closed");
        list.HandOver(1, Ben, new(2026, 3, 20), Today(Start)).ShouldBeRefused("action.closed");
    }

    [Fact]
    public void Everything_that_is_wrong_with_an_action_is_told_at_once()
    {
        var opened = ActionList.Empty(ActionList.Stream).Open(Teams[0], Ann, new(2026, 3, 1), " ", null, Today(Start));
        opened.Problem!.Faults.Select(f => f.Path).ShouldBe(["what", "due"]);
    }

    // what is looked back on is what was open at the last meeting or opened since, and nothing else
    private static void Meet(ActionList list, List<DateTimeOffset> meetings, DateTimeOffset now)
    {
        DateTimeOffset? last = meetings.Count > 0 ? meetings[^1] : null;
        foreach (var team in Teams)
        {
            var review = list.Review(team, last, now);
            review.ShouldAllBe(a => a.Team == team);
            list.All.Where(a => a.Team == team && a.IsOpen).Except(review).ShouldBeEmpty("nothing open is forgotten");
            foreach (var action in list.All.Where(a => a.Team == team && !a.IsOpen))
                review.Contains(action).ShouldBe(last is null || action.ClosedAt >= last);
        }
    }

    private static void Take(ActionList list, DateTimeOffset now, int what, int number)
    {
        var decided = what switch
        {
            0 or 1 => list.Open(Teams[what], Ann, Today(now), "Do it.", null, Today(now)),
            _ => list.Close(number, done: what == 2),
        };
        if (!decided.TryGet(out var decision, out _))
            return;
        foreach (var entry in decision.Entries)
            list.Apply(new(ActionList.Stream, 1, now, Actor.Tocsin, entry, false));
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
