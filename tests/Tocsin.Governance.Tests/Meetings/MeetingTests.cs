using Tocsin.Governance.Consultations;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly MeetingId Id = MeetingId.Parse("mt-7KQ4M2XD01").Value;

    private readonly AProgramme programme = AProgramme.Started();

    private Meeting Meeting => programme.State<Meeting>(Id.Stream);

    private MeetingPlan Plan => new(DefaultTeams.Policy, programme.Now.AddDays(1), "Europe/Vienna", 60, "Policy", null);

    [Fact]
    public void Everything_that_is_wrong_with_a_plan_is_told_at_once()
    {
        var refused = Meeting.Schedule(
            new(DefaultTeams.Policy, programme.Now.AddDays(-1), "Nowhere/Land", 0, " ", new('x', 300)),
            programme.Now
        );
        refused.Problem!.Faults.Select(f => f.Path).ShouldBe(["at", "minutes", "zone", "title", "place"]);
    }

    [Fact]
    public void It_is_moved_until_it_begins_and_its_calendar_sequence_counts_that()
    {
        Take(Meeting.Schedule(Plan, programme.Now));
        Meeting.Sequence.ShouldBe(0);
        Meeting.Schedule(Plan, programme.Now).ShouldBeNothing();
        Take(Meeting.Schedule(Plan with { Minutes = 30 }, programme.Now));
        Meeting.Sequence.ShouldBe(1);
        programme.Now = Plan.At;
        programme.Now = programme.Now.AddDays(1);
        Meeting.Schedule(Plan, programme.Now).ShouldBeRefused("meeting.begun");
        Meeting.CallOff(programme.Now).ShouldBeRefused("meeting.begun");
    }

    [Fact]
    public void A_day_is_that_of_the_zone_in_which_it_is_told() =>
        (Plan with { At = new(2026, 3, 4, 23, 30, 0, TimeSpan.Zero) }).Day.ShouldBe(new DateOnly(2026, 3, 5));

    [Fact]
    public void Minutes_are_published_by_revision_after_it_began_and_once()
    {
        Take(Meeting.Schedule(Plan, programme.Now));
        Meeting.Publish(0, programme.Now).ShouldBeRefused("meeting.no-minutes");
        Take(Meeting.SaveMinutes(0, "First.", [], ["Rita"]));
        Meeting.SaveMinutes(0, "Other.", [], []).ShouldBeRefused("meeting.moved-on");
        Meeting.Publish(1, programme.Now).ShouldBeRefused("meeting.not-begun");
        programme.Now = programme.Now.AddDays(2);
        Take(Meeting.Publish(1, programme.Now));
        Meeting.Publish(1, programme.Now).ShouldBeNothing();
        Take(Meeting.SaveMinutes(1, "Second.", [], []));
        Meeting.Published!.Markdown.ShouldBe("First.", "what is saved later is not public");
        Meeting.Publish(1, programme.Now).ShouldBeRefused("meeting.moved-on");
        Take(Meeting.Publish(2, programme.Now));
        Meeting.Published.Document.ShouldBe(2);
        programme.Refolded<Meeting>(Id.Stream).Published.ShouldBe(Meeting.Published);
    }

    [Fact]
    public void What_is_marked_twice_is_marked_once_and_what_was_called_off_takes_nothing()
    {
        Take(Meeting.Schedule(Plan, programme.Now));
        var item = new AgendaItem(AgendaKind.Case, "TC-7KQ4-M2XD");
        Take(Meeting.Mark(item));
        Meeting.Mark(item).ShouldBeNothing();
        Take(Meeting.Unmark(item));
        Meeting.Agenda.ShouldBeEmpty();
        Take(Meeting.CallOff(programme.Now));
        Meeting.Mark(item).ShouldBeRefused("meeting.called-off");
        Meeting.SaveMinutes(0, "x", [], []).ShouldBeRefused("meeting.called-off");
    }

    [Fact]
    public void A_consultation_is_answered_once_or_withdrawn()
    {
        var list = programme.State<ConsultationList>(ConsultationList.Stream);
        var today = DateOnly.FromDateTime(programme.Now.UtcDateTime);
        list.Ask(null, " ", today.AddDays(-1), today)
            .Problem!.Faults.Select(f => f.Path)
            .ShouldBe(["askedBy", "question", "answerBy"]);
        foreach (var _ in Enumerable.Range(0, 2))
            programme.Take(ConsultationList.Stream, list.Ask("Board", "May we?", today, today).Value, Actor.Tocsin);
        programme.Take(ConsultationList.Stream, list.Answer(1, "You may.").Value, Actor.Tocsin);
        programme.Take(ConsultationList.Stream, list.Withdraw(2).Value, Actor.Tocsin);

        list.Find(1)!.Answer.ShouldBe("You may.");
        list.Answer(1, "Again.").ShouldBeRefused("consultation.closed");
        list.Withdraw(1).ShouldBeRefused("consultation.closed");
        list.Withdraw(2).ShouldBeNothing();
        list.Answer(3, "x").ShouldBeRefused("not-found");
    }

    private void Take(Result<Decision> decided) => programme.Take(Id.Stream, decided.Value, Actor.Tocsin);
}
