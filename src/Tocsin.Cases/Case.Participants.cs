using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Vendors;

namespace Tocsin.Cases;

/// <summary>Who takes part, as what, and where each of them is with the report.</summary>
public sealed partial class Case
{
    /// <summary>Those among <see cref="Vendors"/> who can fix it.</summary>
    public IEnumerable<Vendor> Fixers => vendors.Where(vendor => vendor.Role.Fixes());

    /// <summary>
    /// Where somebody is with the report on their own side; null before they know of it. The team, and whoever it lets in, has the programme's. The
    /// reporter has found it valid and taken it on by sending it, until they take it back or it is closed (Vultron: finders begin in Accepted).
    /// </summary>
    public ReportState? ReportOf(EmbargoParty party) =>
        party == EmbargoParty.Team ? State
        : party == EmbargoParty.Reporter
            ? State == ReportState.Closed || TakenBack ? ReportState.Closed
                : ReportState.Accepted
        : vendors.Find(vendor => vendor.Party == party)?.Report;
}
