using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class EmbargoTests
{
    [Fact]
    public void An_extension_moves_the_day_and_tells_reporter_and_team()
    {
        var made = ACase.Accepted();
        var until = made.Case.PublishBy!.Value.AddDays(14);
        made.Dues.Clear();

        made.Take(Actor.Tocsin, made.Case.ExtendEmbargo(until, made.Now).Value);

        (made.Case.PublishBy, made.Case.EmbargoEnds).ShouldBe((until, until));
        made.Dues.Where(d => d.Kind == Notices.Kind)
            .Select(d => d.Key)
            .ShouldBe([$"reporter:{ACase.Number}", $"triagers:{ACase.Number}"]);
        made.Dues.ShouldContain(new DueRow(Case.EmbargoEndDue, ACase.Number.Text, until));
    }

    [Fact]
    public void Nothing_is_extended_before_a_verdict_after_a_rejection_or_once_the_fix_is_ready()
    {
        var received = new ACase();
        var later = received.Now.AddDays(60);
        received.Case.ExtendEmbargo(later, received.Now).ShouldBeRefused("case.not-accepted");

        var rejected = new ACase();
        rejected.Take(rejected.Ann, rejected.Case.Reject(rejected.Ann, RejectionReason.Spam, ACase.Say("No.")));
        rejected.Case.ExtendEmbargo(later, rejected.Now).ShouldBeRefused("case.not-accepted");

        var planned = ACase.Approved();
        planned.Take(planned.Ann, planned.Decide(planned.Ann, planned.Now.AddDays(2)));
        planned.Case.ExtendEmbargo(later, planned.Now).ShouldBeRefused("case.fix-is-ready");

        var published = ACase.Published();
        published.Case.ExtendEmbargo(later, published.Now).ShouldBeRefused("case.fix-is-ready");
    }

    [Fact]
    public void An_extension_is_later_than_the_day_and_not_by_more_than_its_limit()
    {
        var made = ACase.Accepted();
        var day = made.Case.PublishBy!.Value;

        made.Case.ExtendEmbargo(day, made.Now).ShouldBeRefused("case.embargo-not-later");
        made.Case.ExtendEmbargo(day.AddTicks(10), day.AddDays(1)).ShouldBeRefused("case.embargo-not-later");
        made.Case.ExtendEmbargo(day.AddDays(Case.MostExtensionDays).AddTicks(10), made.Now)
            .ShouldBeRefused("case.embargo-too-long");
        made.Case.ExtendEmbargo(day.AddDays(Case.MostExtensionDays), made.Now).ShouldBeAllowed();
    }

    [Fact]
    public void A_day_that_is_over_can_still_be_moved_while_nothing_is_published()
    {
        var made = ACase.Accepted();
        made.Now = made.Case.PublishBy!.Value.AddDays(3);

        made.Case.ExtendEmbargo(made.Now.AddDays(7), made.Now).ShouldBeAllowed();
    }
}
