using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Who can fix it, how far they are, and what they say; each on their own clock.</summary>
public sealed partial class Case
{
    /// <summary>The most vendors on one case.</summary>
    public const int MostVendors = 100;

    private readonly List<Vendor> vendors = [];
    private int vendorsAdded;

    /// <summary>In the order in which they were put on the case.</summary>
    public IReadOnlyList<Vendor> Vendors => vendors;

    /// <summary>Where the vulnerability is, seen from one of its vendors.</summary>
    public CaseState StateFor(Vendor vendor) => CaseState.Of(vendor.Progress, world);

    /// <summary>Puts somebody on the case who can fix it, or takes part as something else. Of what is public, and of what they found, they know.</summary>
    public Result<Decision> AddVendor(Viewer.Member by, VendorText text, PartyRole role = PartyRole.Vendor)
    {
        if (MayCoordinate(by) is { } refused)
            return refused;
        if (vendors.Exists(v => v.Text == text && v.Role == role))
            return Decision.Nothing;
        if (vendors.Count >= MostVendors)
            return CaseProblems.TooManyVendors;
        var number = vendorsAdded + 1;
        var added = Decision.Of(new VendorAdded(number, role) { Text = text });
        return IsInTheOpen || role == PartyRole.Finder
            ? added with
            {
                Entries = [.. added.Entries, new VendorMoved(number, CaseEvent.VendorAware)],
            }
            : added;
    }

    /// <summary>Takes a vendor off who was never told.</summary>
    public Result<Decision> DropVendor(Viewer.Member by, int number) =>
        TheVendor(by, number)
            .Then(vendor =>
                vendor.IsTold ? CaseProblems.VendorKnows
                : maintainers.Exists(m => m.Vendor == number && m.Left is null) ? CaseProblems.VendorIsInvited
                : (Result<Decision>)Decision.Of(new VendorDropped(number))
            );

    /// <summary>Records that a vendor took the next of its three steps.</summary>
    public Result<Decision> MoveVendor(Viewer.Member by, int number, CaseEvent step) =>
        TheVendor(by, number)
            .Then(vendor =>
                vendor.Has(step) ? Decision.Nothing
                : step != CaseEvent.VendorAware && !vendor.Role.Fixes() ? CaseProblems.OnlyVendorsFix
                : StateFor(vendor).Allows(step) && step <= CaseEvent.FixDeployed
                    ? Decision.Of([.. ReportMovesFor(vendor, step), new VendorMoved(number, step)])
                : (Result<Decision>)CaseProblems.StepOutOfOrder(step)
            );

    /// <summary>Records what a vendor says of what is theirs.</summary>
    /// <param name="because">With <see cref="VendorStatus.NotAffected"/>, and only then.</param>
    public Result<Decision> SetVendorStatus(
        Viewer.Member by,
        int number,
        VendorStatus status,
        NotAffectedBecause? because,
        VendorStatement statement
    ) => TheVendor(by, number).Then(vendor => Said(vendor, status, because, statement));

    /// <summary>Records where a vendor is with the report on its own side: deferred, taken up again, closed.</summary>
    public Result<Decision> MoveVendorReport(Viewer.Member by, int number, ReportState to) =>
        TheVendor(by, number)
            .Then(vendor =>
                vendor.Report == to ? Decision.Nothing
                : vendor.Report is { } from && from.CanBecome(to) ? Decision.Of(new VendorReportMoved(number, to))
                : (Result<Decision>)CaseProblems.VendorReportOutOfOrder
            );

    private static Result<Decision> Said(
        Vendor vendor,
        VendorStatus status,
        NotAffectedBecause? because,
        VendorStatement statement
    )
    {
        if (MaySay(vendor, status, because, statement) is { } refused)
            return refused;
        if ((vendor.Status, vendor.Because, vendor.Statement) == (status, because, statement))
            return Decision.Nothing;
        var said = new VendorStatusSet(vendor.Number, status, because) { Text = statement };
        return status switch
        {
            VendorStatus.Affected => Decision.Of([.. AcceptedBy(vendor), said]),
            VendorStatus.NotAffected => Decision.Of([.. EndedBy(vendor), said]),
            VendorStatus.Fixed when vendor.Role.Fixes() && !vendor.Has(CaseEvent.FixReady) => Decision.Of([
                .. AcceptedBy(vendor),
                new VendorMoved(vendor.Number, CaseEvent.FixReady),
                said,
            ]),
            _ => (Result<Decision>)Decision.Of(said),
        };
    }

    private Result<Vendor> TheVendor(Viewer.Member by, int number) =>
        MayCoordinate(by) is { } refused ? refused
        : vendors.Find(v => v.Number == number) is { } found ? found
        : CaseProblems.NoSuchVendor;

    // a fix means that they took it on
    private static IEnumerable<Entry> ReportMovesFor(Vendor vendor, CaseEvent step) =>
        step == CaseEvent.FixReady ? AcceptedBy(vendor) : [];

    private static IEnumerable<Entry> AcceptedBy(Vendor vendor) =>
        Path(
            vendor,
            vendor.Report switch
            {
                ReportState.Received or ReportState.Invalid => [ReportState.Valid, ReportState.Accepted],
                ReportState.Valid or ReportState.Deferred => [ReportState.Accepted],
                _ => [],
            }
        );

    private static IEnumerable<Entry> EndedBy(Vendor vendor) =>
        Path(
            vendor,
            vendor.Report switch
            {
                ReportState.Received => [ReportState.Invalid],
                ReportState.Valid => [ReportState.Deferred, ReportState.Closed],
                ReportState.Accepted or ReportState.Deferred => [ReportState.Closed],
                _ => [],
            }
        );

    private static IEnumerable<Entry> Path(Vendor vendor, ReportState[] path) =>
        path.Select(Entry (to) => new VendorReportMoved(vendor.Number, to));

    private static Problem? MaySay(
        Vendor vendor,
        VendorStatus status,
        NotAffectedBecause? because,
        VendorStatement statement
    )
    {
        if (!vendor.IsTold)
            return CaseProblems.VendorDoesNotKnow;
        if (!vendor.Role.HasSomething())
            return CaseProblems.NothingOfTheirs;
        if (status < vendor.Status && status <= VendorStatus.HasNotAnswered)
            return CaseProblems.VendorHasAnswered;
        if (status == VendorStatus.NotAffected && vendor.Has(CaseEvent.FixReady))
            return CaseProblems.VendorHasFix;
        var faults = new FaultCollector();
        if (status == VendorStatus.NotTold)
            faults.Add("status", "They were told; choose what they said.");
        if (status == VendorStatus.NotAffected && because is null)
            faults.Add("because", "Say why they are not affected: scanners read it.");
        if (status != VendorStatus.NotAffected && because is not null)
            faults.Add("because", "Leave this empty: it is only for who is not affected.");
        if (status == VendorStatus.Fixed && statement.FixedIn is null)
            faults.Add("fixedIn", "Name the versions that have the fix.");
        return faults.Faults.Count == 0 ? null : Problem.Faulty(faults.Faults);
    }

    private Problem? MayCoordinate(Viewer.Member by) =>
        MayJudge(by) ?? (State == ReportState.Closed ? CaseProblems.Closed : null);

    private void ApplyToVendors(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case VendorAdded entry:
                vendorsAdded = entry.Vendor;
                vendors.Add(new(entry.Vendor, entry.Text) { Role = entry.Role });
                break;
            case VendorDropped entry:
                vendors.RemoveAll(v => v.Number == entry.Vendor);
                break;
            case VendorMoved entry:
                Change(entry.Vendor, vendor => After(vendor, entry.Step, recorded.At));
                break;
            case VendorStatusSet entry:
                if (entry.Status > VendorStatus.HasNotLooked)
                    viewsGiven.Add(entry.Vendor);
                Change(
                    entry.Vendor,
                    vendor => vendor with { Status = entry.Status, Because = entry.Because, Statement = entry.Text }
                );
                break;
            case VendorReportMoved entry:
                Change(entry.Vendor, vendor => vendor with { Report = entry.To });
                break;
        }
    }

    private static Vendor After(Vendor vendor, CaseEvent step, DateTimeOffset at) =>
        step switch
        {
            CaseEvent.VendorAware => vendor with
            {
                Progress = step,
                ToldAt = at,
                Report = ReportState.Received,
                Status = VendorStatus.HasNotAnswered,
            },
            _ => vendor with { Progress = step, Status = Told(vendor.Status) },
        };

    // who has a fix is affected, whether or not they said so
    private static VendorStatus Told(VendorStatus status) =>
        status == VendorStatus.Fixed ? status : VendorStatus.Affected;

    private void Change(int number, Func<Vendor, Vendor> change)
    {
        var at = vendors.FindIndex(v => v.Number == number);
        if (at >= 0)
            vendors[at] = change(vendors[at]);
    }
}
