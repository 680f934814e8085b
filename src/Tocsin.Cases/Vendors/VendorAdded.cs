using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Ledger;

namespace Tocsin.Cases.Vendors;

/// <summary>Somebody from outside was put on the case, most often who can fix it. They know nothing by that.</summary>
/// <param name="Vendor">From 1.</param>
public sealed record VendorAdded(int Vendor, PartyRole Role = PartyRole.Vendor) : Entry<VendorText>;

/// <summary>A vendor that knows nothing was taken off again.</summary>
public sealed record VendorDropped(int Vendor) : Entry;

/// <summary>A vendor learnt of it, has a fix, or has released it.</summary>
/// <param name="Step">One of the vendor's three events.</param>
public sealed record VendorMoved(int Vendor, CaseEvent Step) : Entry;

/// <summary>A vendor said whether it is affected.</summary>
public sealed record VendorStatusSet(int Vendor, VendorStatus Status, NotAffectedBecause? Because)
    : Entry<VendorStatement>;

/// <summary>A vendor went on with the report on its own side.</summary>
public sealed record VendorReportMoved(int Vendor, ReportState To) : Entry;

/// <summary>It, or a way to exploit it, is public, or attacks were seen.</summary>
/// <param name="What">One of the world's three events.</param>
public sealed record WorldMoved(CaseEvent What) : Entry<Evidence>;

/// <summary>Where it was seen, Markdown.</summary>
public sealed record Evidence(string Where)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 5_000;
}
