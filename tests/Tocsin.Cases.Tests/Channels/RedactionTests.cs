using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests.Channels;

public sealed class RedactionTests
{
    private static readonly Viewer.Reporter reporter = new(ACase.Number);
    private static readonly Viewer.OfVendor vendor = new(ACase.Number, 1);
    private static readonly ReasonText why = new("It names a customer.");

    [Fact]
    public void A_change_says_so_and_only_the_team_reads_what_it_said_before()
    {
        var made = ChannelTests.WithVendors();
        var said = Sequence(made, "reporter");
        made.Now = made.Now.AddHours(1);

        made.Take(made.Ann, made.Case.Edit(made.Ann, said, ACase.Say("to the reporter")));
        made.Take(made.Ann, made.Case.Edit(made.Ann, said, ACase.Say("to you")));

        var theirs = made.Case.MessagesFor(reporter).Single(m => m.Sequence == said);
        (theirs.Text!.Body, theirs.EditedAt, theirs.Former.Count).ShouldBe(("to you", made.Now, 0));
        var ours = made.Case.MessagesFor(made.Ben).Single(m => m.Sequence == said);
        ours.Former.Select(f => f.Text!.Body).ShouldBe(["reporter", "to the reporter"]);
        made.Case.Edit(made.Ann, said, ACase.Say("to you")).ShouldBeNothing();
    }

    [Fact]
    public void Nobody_changes_what_another_wrote_or_what_came_with_a_decision()
    {
        var made = ChannelTests.WithVendors();

        made.Case.Edit(made.Ben, Sequence(made, "team"), ACase.Say("x")).ShouldBeRefused("message.not-yours");
        made.Case.Edit(reporter, Sequence(made, "everyone"), ACase.Say("x")).ShouldBeRefused("message.not-yours");
        made.Case.Edit(made.Ann, Sequence(made, "We take it on."), ACase.Say("x")).ShouldBeRefused("message.not-yours");
        made.Case.Edit(vendor, Sequence(made, "vendor 1"), ACase.Say("x")).ShouldBeAllowed();
    }

    [Fact]
    public void What_one_does_not_see_answers_as_what_is_not_there()
    {
        var made = ChannelTests.WithVendors();
        var absent = made.Case.History.Count + 1;
        foreach (var hidden in new[] { Sequence(made, "team"), Sequence(made, "vendor 2"), absent, 0, -1 })
        {
            made.Case.Edit(reporter, hidden, ACase.Say("x")).ShouldBeRefused("not-found");
            made.Case.AskRedaction(reporter, hidden, why).ShouldBeRefused("not-found");
            made.Case.AskRedaction(vendor, hidden, why).ShouldBeRefused("not-found");
        }
        made.Case.AskRedaction(vendor, 1, why).ShouldBeRefused("not-found");
    }

    [Fact]
    public void A_message_is_changed_so_often_and_no_more()
    {
        var made = ChannelTests.WithVendors();
        var said = Sequence(made, "team");
        for (var i = 0; i < Case.MostEdits; i++)
            made.Take(made.Ann, made.Case.Edit(made.Ann, said, ACase.Say($"change {i}")));

        made.Case.Edit(made.Ann, said, ACase.Say("one more")).ShouldBeRefused("message.too-many-edits");
    }

    [Fact]
    public void Destroying_takes_the_owner_or_two_people_and_a_session()
    {
        var made = ChannelTests.WithVendors();
        var said = Sequence(made, "team");

        made.Case.Redact(made.Ben, said, why).ShouldBeRefused("redaction.needs-two");
        made.Case.Redact(made.Ann with { Scopes = [TokenScope.CasesWrite] }, said, why)
            .ShouldBeRefused("step-up.needed");
        made.Case.Redact(made.Ann, said, why).ShouldBeAllowed();

        made.Take(made.Ben, made.Case.AskRedaction(made.Ben, said, why));
        made.Case.Redact(made.Ben, said, why).ShouldBeRefused("redaction.needs-two");
        made.Case.AskRedaction(made.Ann, said, why).ShouldBeRefused("redaction.asked-already");
        made.Case.Redact(ACase.Triager(), said, why).ShouldBeAllowed();
    }

    [Fact]
    public void Destroying_takes_what_was_said_before_too_and_leaves_no_text_in_what_was_folded()
    {
        var made = ChannelTests.WithVendors();
        var said = Sequence(made, "team");
        made.Take(made.Ann, made.Case.Edit(made.Ann, said, ACase.Say("the team")));
        var change = made.Case.History.Count;

        made.Take(made.Ann, made.Case.Redact(made.Ann, said, why));

        var message = made.Case.MessagesFor(made.Ann).Single(m => m.Sequence == said);
        (message.Text, message.IsDestroyed, message.Former.Count).ShouldBe((null, true, 0));
        foreach (var gone in new[] { (int)said, change })
            ((Entry<MessageText>)made.Case.History[gone - 1].Entry).Text.ShouldBeNull();
        made.Dues.Where(d => d.Kind == Case.DestroyTextDue)
            .Select(d => d.Key)
            .ShouldBe([$"{ACase.Number}:{said}", $"{ACase.Number}:{change}"]);
        made.Case.Redact(made.Ann, said, why).ShouldBeRefused("message.destroyed");
        made.Case.Edit(made.Ann, said, ACase.Say("x")).ShouldBeRefused("message.destroyed");
    }

    [Fact]
    public void A_reporter_whose_report_was_destroyed_still_never_judges_it()
    {
        var made = new ACase();
        var rita = ACase.Triager(ACase.Report.Contact);
        made.Take(Actor.Reporter, made.Case.AskRedaction(reporter, 1, why).Value);

        made.Case.Redact(rita, 1, why).ShouldBeRefused("case.reporter-never-triages");
        made.Take(made.Ann, made.Case.Redact(made.Ann, 1, why));

        made.Case.Report.ShouldBeNull();
        made.Case.RedactionRequests.ShouldBeEmpty();
        made.Case.ReporterContact.ShouldBe(ACase.Report.Contact);
        made.Case.Accept(rita, ACase.Say("Mine."), ACase.Programme, made.Now)
            .ShouldBeRefused("case.reporter-never-triages");
    }

    [Fact]
    public void The_reporter_asks_for_what_they_wrote_and_reads_why_it_stays()
    {
        var made = ChannelTests.WithVendors();
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("secret"), ACase.Programme, made.Now));
        var said = Sequence(made, "secret");

        made.Case.AskRedaction(reporter, Sequence(made, "reporter"), why).ShouldBeRefused("message.not-yours");
        made.Take(Actor.Reporter, made.Case.AskRedaction(reporter, said, why).Value);
        made.Case.RedactionRequests.Single().ShouldBe(new(said, Actor.Reporter, why.Reason, made.Now));

        made.Case.RefuseRedaction(made.Ann, Sequence(made, "team"), why).ShouldBeRefused("redaction.not-asked");
        made.Take(made.Ann, made.Case.RefuseRedaction(made.Ann, said, new("The fix needs it.")));
        made.Case.RedactionRequests.ShouldBeEmpty();
        made.Dues[^1].ShouldBe(Notices.ToReporter(ACase.Number));
    }

    private static long Sequence(ACase made, string body) =>
        made.Case.MessagesFor(made.Ann).Single(m => m.Text?.Body == body).Sequence;
}
