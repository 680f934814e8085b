using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class CveLedgerTests
{
    private static readonly CveId First = CveId.Known("CVE-2026-0001");
    private static readonly CveId Second = CveId.Known("CVE-2026-0002");
    private static readonly ReasonText Why = ReasonText.Of("It was reserved and never used.").Value;

    [Fact]
    public void An_id_goes_from_unassigned_to_assigned_to_published_and_each_step_says_who_and_when()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001");
        made.Pool.All[First].State.ShouldBe(CveIdState.Unassigned);

        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        made.Pool.All[First].State.ShouldBe(CveIdState.Assigned);
        made.TakeInPool(Actor.Tocsin, made.Pool.Published(First, 1));

        var id = made.Pool.All[First];
        id.State.ShouldBe(CveIdState.Published);
        id.Moves.Select(move => move.Entry.GetType().Name)
            .ShouldBe([nameof(CveIdsAdded), nameof(CveIdAssigned), nameof(CveIdPublished)]);
        id.Moves[1].By.ShouldBe(made.Ann.Actor);
        id.Moves.ShouldAllBe(move => move.At == made.Now);
    }

    [Fact]
    public void The_record_is_owed_from_our_own_disclosure_on_and_never_before()
    {
        var made = ACase.Approved();
        made.Reserve("CVE-2026-0001");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        made.Take(made.Ann, made.Decide(made.Ann));
        made.Pool.Owed.ShouldBeEmpty();
        made.Pool.PublishedByHand(First).ShouldBeRefused("cve.not-disclosed");
        made.Dues.ShouldNotContain(due => due.Kind == CvePool.SendDue);

        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));

        made.Dues.ShouldContain(new DueRow(CvePool.SendDue, First.Text, made.Now));
        var owed = made.Pool.Owed.Single();
        owed.OwedBy.ShouldBe(made.Now.AddHours(24));
        owed.OwedAtTheLatest.ShouldBe(made.Now.AddHours(72));
        made.TakeInPool(Actor.Tocsin, made.Pool.Published(First, 1));
        made.Pool.Owed.ShouldBeEmpty();
        made.Pool.Published(First, 1).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void An_advisory_without_an_id_owes_nothing()
    {
        var made = ACase.Published();
        made.Dues.ShouldNotContain(due => due.Kind == CvePool.SendDue);
        made.Pool.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void Taking_an_id_looks_whether_enough_are_left()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        made.Dues.ShouldContain(due => due.Kind == CvePool.TopUpDue);
    }

    [Fact]
    public void A_rejected_id_is_free_no_more_and_its_case_can_be_given_another()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001", "CVE-2026-0002");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));

        made.TakeInPool(made.Ben.Actor, made.Pool.Reject(First, [Second], Why).Value);

        var rejected = made.Pool.All[First];
        (rejected.State, rejected.Case).ShouldBe((CveIdState.Rejected, (CaseNumber?)ACase.Number));
        rejected.Rejection!.ReplacedBy.ShouldBe([Second]);
        rejected.Rejection.Reason.ShouldBe(Why.Reason);
        made.Case.Cve.ShouldBeNull();
        made.Case.AssignCve(made.Ann, made.Pool, First, made.Now).ShouldBeRefused("cve.not-free");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        made.Case.Cve.ShouldBe(Second);
        made.Pool.Restore(First, Why).ShouldBeRefused("cve.rejected-for-good");
    }

    [Fact]
    public void An_unused_id_is_rejected_once_and_can_come_back()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001");
        made.TakeInPool(made.Ann.Actor, made.Pool.Reject(First, [], Why).Value);
        made.Pool.Unassigned.ShouldBeEmpty();
        made.Pool.Reject(First, [], Why).ShouldBeNothing();
        made.Pool.Reject(First, [Second], Why).ShouldBeRefused("cve.rejected");

        made.TakeInPool(made.Ann.Actor, made.Pool.Restore(First, Why).Value);

        made.Pool.Unassigned.ShouldBe([First]);
        made.Pool.Restore(First, Why).ShouldBeRefused("cve.not-rejected");
        made.Pool.Reject(First, [First], Why).ShouldBeRefused("cve.replaced-by-itself");
        made.Pool.Reject(Second, [], Why).ShouldBeRefused("not-found");
    }

    [Fact]
    public void Ids_made_up_for_practice_never_go_to_a_case_where_there_are_real_ones()
    {
        var made = ACase.Accepted();
        made.TakeInPool(Actor.Tocsin, made.Pool.Practise(2).Value);
        made.Pool.Next(2026).Value.Text.ShouldBe("CVE-1900-0001");
        made.TakeInPool(Actor.Tocsin, made.Pool.Practise(1).Value);
        made.Pool.Unassigned.Last().Text.ShouldBe("CVE-1900-0003");

        made.Reserve("CVE-2026-0001");
        made.TakeInPool(Actor.Tocsin, made.Pool.Reject(First, [], Why).Value);

        made.Pool.Next(2026).Problem!.Code.ShouldBe("cve.pool-empty");
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-1900-0001"), made.Now)
            .ShouldBeRefused("cve.not-free");
    }

    [Fact]
    public void Of_what_is_found_after_a_lost_answer_only_what_was_not_there_before_is_ours()
    {
        var made = ACase.Accepted();
        made.TakeInPool(Actor.Tocsin, made.Pool.BeginReservation(2026, 2, true, made.Now, [First]).Value);
        made.Pool.BeginReservation(2026, 5, true, made.Now, []).ShouldBeNothing();

        made.Pool.Found([First, Second, CveId.Known("CVE-2025-0009")]).ShouldBe([Second]);
        made.TakeInPool(Actor.Tocsin, made.Pool.EndReservation(2026, [Second]));

        made.Pool.Reservation.ShouldBeNull();
        made.Pool.Unassigned.ShouldBe([Second]);
        made.Pool.EndReservation(2026, [Second]).IsNothing.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(CvePool.MostAtOnce + 1, true)]
    [InlineData(CvePool.MostNonsequential + 1, false)]
    public void No_more_is_asked_for_than_the_service_gives(int amount, bool sequential) =>
        ACase.Accepted().Pool.BeginReservation(2026, amount, sequential, default, []).ShouldBeRefused("cve.amount");
}
