using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;

namespace Tocsin.Cases.Tests;

public sealed class VendorTests
{
    private static readonly VendorText sluice = new("The maintainers of sluice", "pkg:npm/sluice");
    private static readonly VendorStatement nothing = new(null, null);
    private static readonly Evidence seen = new("https://example.org/post");

    [Fact]
    public void A_vendor_is_told_has_a_fix_and_releases_it_in_that_order_only()
    {
        var made = With(sluice);

        made.Case.MoveVendor(made.Ann, 1, CaseEvent.FixReady).ShouldBeRefused("vendor.step-out-of-order");
        made.Case.MoveVendor(made.Ann, 1, CaseEvent.FixDeployed).ShouldBeRefused("vendor.step-out-of-order");
        made.Case.MoveVendor(made.Ann, 1, CaseEvent.Public).ShouldBeRefused("vendor.step-out-of-order");
        foreach (var step in new[] { CaseEvent.VendorAware, CaseEvent.FixReady, CaseEvent.FixDeployed })
            made.Take(made.Ann, made.Case.MoveVendor(made.Ann, 1, step));

        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VFDpxa");
        made.Case.Vendors[0].Report.ShouldBe(ReportState.Accepted);
        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.Affected);
        made.Case.MoveVendor(made.Ann, 1, CaseEvent.FixReady).Value.IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void Not_told_not_answered_and_not_looked_are_three_things()
    {
        var made = With(sluice);
        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.NotTold);
        Say(made, VendorStatus.Affected).ShouldBeRefused("vendor.not-told");

        Told(made);
        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.HasNotAnswered);
        made.Take(made.Ann, Say(made, VendorStatus.HasNotLooked));

        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.HasNotLooked);
        Say(made, VendorStatus.HasNotAnswered).ShouldBeRefused("vendor.has-answered");
    }

    [Fact]
    public void A_status_needs_what_its_readers_need()
    {
        var made = With(sluice);
        Told(made);

        Path(made, VendorStatus.NotAffected, null, nothing).ShouldBe("because");
        Path(made, VendorStatus.Affected, NotAffectedBecause.ComponentNotPresent, nothing).ShouldBe("because");
        Path(made, VendorStatus.Fixed, null, nothing).ShouldBe("fixedIn");
    }

    [Fact]
    public void Being_fixed_says_that_there_is_a_fix_and_then_nobody_can_be_unaffected()
    {
        var made = With(sluice);
        Told(made);

        made.Take(made.Ann, made.Case.SetVendorStatus(made.Ann, 1, VendorStatus.Fixed, null, new("1.2.4", null)));

        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VFdpxa");
        made.Case.SetVendorStatus(
                made.Ann,
                1,
                VendorStatus.NotAffected,
                NotAffectedBecause.ComponentNotPresent,
                nothing
            )
            .ShouldBeRefused("vendor.has-fix");
    }

    [Fact]
    public void Each_vendor_has_its_own_side_of_the_report()
    {
        var made = With(sluice, new("A distribution", "sluice"));
        Told(made, 1);
        Told(made, 2);

        made.Take(made.Ann, Say(made, VendorStatus.Affected, 1));
        made.Take(
            made.Ann,
            made.Case.SetVendorStatus(
                made.Ann,
                2,
                VendorStatus.NotAffected,
                NotAffectedBecause.ComponentNotPresent,
                nothing
            )
        );

        made.Case.Vendors.Select(v => v.Report).ShouldBe([ReportState.Accepted, ReportState.Invalid]);
        made.Case.MoveVendorReport(made.Ann, 2, ReportState.Accepted).ShouldBeRefused("vendor.report-out-of-order");
        made.Take(made.Ann, made.Case.MoveVendorReport(made.Ann, 1, ReportState.Deferred));
        made.Case.State.ShouldBe(ReportState.Accepted, "the programme's own side is another");
    }

    [Fact]
    public void What_is_public_every_vendor_knows_and_no_embargo_is_kept()
    {
        var made = With(sluice);

        made.Take(made.Ann, made.Case.NoteWorld(made.Ann, CaseEvent.ExploitPublic, seen));

        made.Case.World.ShouldBe([CaseEvent.Public, CaseEvent.ExploitPublic]);
        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VfdPXa");
        (made.Case.Embargo, made.Case.EmbargoEndedBy).ShouldBe((EmbargoState.Exited, EmbargoEnd.Public));
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("Another", null)));
        made.Case.Vendors[1].IsTold.ShouldBeTrue();
    }

    [Fact]
    public void Before_a_verdict_what_is_public_makes_that_no_embargo_begins_then_either()
    {
        var made = new ACase();

        made.Take(made.Ann, made.Case.NoteWorld(made.Ann, CaseEvent.Public, seen));
        made.Case.Embargo.ShouldBe(EmbargoState.None);
        made.Take(made.Ann, made.Case.Accept(made.Ann, ACase.Say("Yes."), ACase.Programme, made.Now));

        made.Case.Embargo.ShouldBe(EmbargoState.None);
        made.Case.PublishBy.ShouldNotBeNull();
    }

    [Fact]
    public void Attacks_ask_whether_to_end_the_embargo_and_the_answer_is_kept()
    {
        var (kept, ended) = (ACase.Accepted(), ACase.Accepted());
        foreach (var made in new[] { kept, ended })
            made.Take(made.Ann, made.Case.NoteWorld(made.Ann, CaseEvent.AttacksObserved, seen));
        (kept.Case.AttacksAskForEnd, kept.Case.Embargo).ShouldBe((true, EmbargoState.Active));

        kept.Take(kept.Ann, kept.Case.KeepEmbargo(kept.Ann, new("One target; the fix is out tomorrow.")));
        ended.Take(ended.Ann, ended.Case.EndEmbargo(ended.Ann, new("Everybody has to defend themselves.")));

        (kept.Case.AttacksAskForEnd, kept.Case.Embargo).ShouldBe((false, EmbargoState.Active));
        (ended.Case.AttacksAskForEnd, ended.Case.EmbargoEndedBy).ShouldBe((false, EmbargoEnd.Attacks));
        kept.Case.KeepEmbargo(kept.Ann, new("Again.")).ShouldBeRefused("embargo.nothing-asked");
    }

    [Fact]
    public void Our_own_publication_tells_every_vendor()
    {
        var made = ACase.Approved();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, sluice));
        made.Take(made.Ann, made.Decide(made.Ann));

        made.Take(Ledger.Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));

        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VfdPxa");
        made.Case.Tlp.ShouldBe(Handling.Tlp.Clear);
    }

    [Fact]
    public void Only_a_vendor_that_knows_nothing_can_be_taken_off()
    {
        var made = With(sluice, new("A distribution", null));
        Told(made);

        made.Case.DropVendor(made.Ann, 1).ShouldBeRefused("vendor.knows");
        made.Take(made.Ann, made.Case.DropVendor(made.Ann, 2));
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("A third", null)));

        made.Case.Vendors.Select(v => v.Number).ShouldBe([1, 3], "a number is never given twice");
        made.Case.AddVendor(made.Ann, sluice).Value.IsNothing.ShouldBeTrue();
    }

    private static ACase With(params VendorText[] vendors)
    {
        var made = ACase.Accepted();
        foreach (var vendor in vendors)
            made.Take(made.Ann, made.Case.AddVendor(made.Ann, vendor));
        return made;
    }

    private static void Told(ACase made, int vendor = 1) =>
        made.Take(made.Ann, made.Case.MoveVendor(made.Ann, vendor, CaseEvent.VendorAware));

    private static Standards.Problems.Result<Ledger.Decision> Say(ACase made, VendorStatus status, int vendor = 1) =>
        made.Case.SetVendorStatus(made.Ann, vendor, status, null, nothing);

    private static string Path(ACase made, VendorStatus status, NotAffectedBecause? because, VendorStatement said) =>
        made.Case.SetVendorStatus(made.Ann, 1, status, because, said).Problem!.Faults.Single().Path;
}
