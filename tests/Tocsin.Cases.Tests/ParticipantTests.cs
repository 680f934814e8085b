using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Fixes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;

namespace Tocsin.Cases.Tests;

public sealed class ParticipantTests
{
    private static readonly VendorStatement nothing = new(null, null);

    [Theory]
    [InlineData(PartyRole.Deployer)]
    [InlineData(PartyRole.Partner)]
    [InlineData(PartyRole.Finder)]
    [InlineData(PartyRole.Observer)]
    public void Only_a_vendor_has_a_fix_and_everybody_has_their_own_side_of_the_report(PartyRole role)
    {
        var made = With(role);
        if (role != PartyRole.Finder)
            made.Take(made.Ann, made.Case.MoveVendor(made.Ann, 1, CaseEvent.VendorAware));

        made.Case.MoveVendor(made.Ann, 1, CaseEvent.FixReady).ShouldBeRefused("vendor.only-vendors-fix");
        made.Case.Vendors[0].Report.ShouldBe(ReportState.Received);
        made.Take(made.Ann, made.Case.MoveVendorReport(made.Ann, 1, ReportState.Valid));
        made.Case.ReportOf(EmbargoParty.Vendor(1)).ShouldBe(ReportState.Valid);
        made.Case.ReportOf(EmbargoParty.Team).ShouldBe(ReportState.Accepted);
        made.Case.AdherenceOf(EmbargoParty.Vendor(1)).ShouldBe(EmbargoAdherence.NeverAgreed, "unknown counts as no");
    }

    [Fact]
    public void A_finder_knows_already_and_the_others_only_once_they_are_told()
    {
        foreach (var role in Enum.GetValues<PartyRole>())
            With(role).Case.Vendors[0].IsTold.ShouldBe(role == PartyRole.Finder, role.ToString());
    }

    [Fact]
    public void Who_redistributes_it_says_whether_theirs_is_affected_and_that_is_no_fix_of_the_vendor()
    {
        var made = With(PartyRole.Deployer);
        made.Take(made.Ann, made.Case.MoveVendor(made.Ann, 1, CaseEvent.VendorAware));

        made.Take(
            made.Ann,
            made.Case.SetVendorStatus(made.Ann, 1, VendorStatus.Fixed, null, new("2.1-3+deb12u1", null))
        );

        (made.Case.Vendors[0].Status, made.Case.Vendors[0].Progress).ShouldBe(
            (VendorStatus.Fixed, CaseEvent.VendorAware)
        );
        var watching = With(PartyRole.Observer);
        watching.Take(watching.Ann, watching.Case.MoveVendor(watching.Ann, 1, CaseEvent.VendorAware));
        watching
            .Case.SetVendorStatus(watching.Ann, 1, VendorStatus.Affected, null, nothing)
            .ShouldBeRefused("vendor.nothing-of-theirs");
    }

    [Fact]
    public void A_line_of_the_fix_is_a_vendors_alone()
    {
        var made = With(PartyRole.Deployer);
        var line = new FixText("1.x", null, null, null, null);

        made.Case.SaveFixLine(made.Ann, null, 1, FixState.Wanted, line)
            .Problem!.Faults.Single()
            .Path.ShouldBe("vendor");
        made.Case.SaveFixLine(made.Ann, null, null, FixState.Wanted, line).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_reporter_has_taken_it_on_by_sending_it_until_they_take_it_back()
    {
        var made = With(PartyRole.Vendor);
        made.Case.ReportOf(EmbargoParty.Reporter).ShouldBe(ReportState.Accepted);

        made.Take(Ledger.Actor.Reporter, made.Case.TakeBack(ACase.Say("No."), ACase.Programme, made.Now).Value);

        made.Case.ReportOf(EmbargoParty.Reporter).ShouldBe(ReportState.Closed);
        made.Case.ReportOf(EmbargoParty.Team).ShouldBe(ReportState.Accepted, "a vulnerability stays one");
    }

    private static ACase With(PartyRole role)
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("Somebody outside", "pkg:npm/sluice"), role));
        return made;
    }
}
