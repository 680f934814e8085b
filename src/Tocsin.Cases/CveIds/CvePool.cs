using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveIds;

/// <summary>
/// The ledger of CVE IDs: what was reserved for the programme, to which case each went, whether its record is out, and what was
/// rejected. One ID goes to one case, for good, and no case has two that stand.
/// </summary>
public sealed partial class CvePool : IFolded<CvePool>
{
    /// <summary>At most so many are taken in at once.</summary>
    public const int MostAtOnce = 1000;

    /// <summary>The year of IDs that a local programme made up for practice: none of them ever leaves the house.</summary>
    public const int PracticeYear = 1900;

    private readonly SortedDictionary<CveId, ReservedCve> all = [];
    private readonly HashSet<CaseNumber> holders = [];
    private readonly SortedDictionary<CveId, CaseNumber> ofOthers = [];

    /// <summary>All pools are one stream: an ID can then be in it once only.</summary>
    public static StreamId Stream { get; } = new("cve-ids", "local");

    /// <summary>In order of year and number.</summary>
    public IReadOnlyDictionary<CveId, ReservedCve> All => all;

    /// <summary>To which case each went, in order of year and number; null is none.</summary>
    public IReadOnlyDictionary<CveId, CaseNumber?> Ids =>
        new SortedDictionary<CveId, CaseNumber?>(all.ToDictionary(i => i.Key, i => i.Value.Case));

    /// <summary>IDs that another CNA assigned, and the cases that have them.</summary>
    public IReadOnlyDictionary<CveId, CaseNumber> OfOthers => ofOthers;

    /// <summary>Those that a case can be given, in order of year and number.</summary>
    public IEnumerable<CveId> Unassigned => all.Values.Where(i => i.State == CveIdState.Unassigned).Select(i => i.Id);

    /// <summary>Whose record should be at the service and is not, or not as it should be; the longest owed first.</summary>
    public IEnumerable<ReservedCve> Owed => all.Values.Where(i => i.IsOwed).OrderBy(i => i.Disclosed!.First);

    /// <summary>A reservation that was begun and of which nobody knows yet how it ended.</summary>
    public OpenReservation? Reservation { get; private set; }

    /// <summary>Why the last reservation was refused, a problem's code; null where it was not.</summary>
    public string? Refused { get; private set; }

    /// <summary>The ID that a public advisory of no case has; null where it has none that stands.</summary>
    public ReservedCve? GivenTo(string advisory) =>
        all.Values.FirstOrDefault(id => id.Given == advisory && id.State != CveIdState.Rejected);

    /// <summary>Whether a case may have it.</summary>
    public bool IsFree(CveId id) => all.TryGetValue(id, out var found) && found.State == CveIdState.Unassigned;

    /// <summary>How many of a year a case can still be given.</summary>
    public int FreeOf(int year) => Unassigned.Count(id => id.Year == year);

    public static CvePool Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveIdsAdded added:
                TakeIn(added.Ids, recorded);
                break;
            case CveReservationBegun begun:
                Reservation = new(begun.Year, begun.Amount, begun.Sequential, begun.Since, [.. begun.NotOurs], []);
                break;
            case CveReservationTried:
                Reservation = Reservation! with { Tries = [.. Reservation.Tries, recorded.At] };
                break;
            case CveIdsReserved reserved:
                TakeIn(reserved.Ids, recorded);
                (Reservation, Refused) = (null, null);
                break;
            case CveReservationEnded ended:
                (Reservation, Refused) = (null, ended.Code);
                break;
            default:
                ApplyToOne(recorded);
                break;
        }
    }

    private void ApplyToOne(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveIdAssigned entry:
                holders.Add(entry.Case);
                Change(entry.Id, recorded, id => id with { State = CveIdState.Assigned, Case = entry.Case });
                break;
            case CveIdDisclosed entry:
                Change(
                    entry.Id,
                    recorded,
                    id => id with { Disclosed = Disclosed(id, entry, recorded.At), Held = null }
                );
                break;
            case CveIdPublished entry:
                Change(
                    entry.Id,
                    recorded,
                    id => id with { State = CveIdState.Published, Sent = new(entry.Revision, recorded.At), Held = null }
                );
                break;
            case CveIdGiven entry:
                Change(entry.Id, recorded, id => id with { State = CveIdState.Assigned, Given = entry.Advisory });
                break;
            case CveIdOfOthers entry:
                ofOthers.TryAdd(entry.Id, entry.Case);
                holders.Add(entry.Case);
                break;
            case CveIdSeen entry:
                Change(entry.Id, recorded, id => id with { Seen = new(entry.Where, recorded.At) });
                break;
            case CveIdHeld entry:
                Change(entry.Id, recorded, id => id with { Held = entry.Code });
                break;
            case CveIdRejected entry:
                if (all.TryGetValue(entry.Id, out var rejected) && rejected.Case is { } holder)
                    holders.Remove(holder);
                Change(entry.Id, recorded, id => Rejected(id, entry));
                break;
            case CveRejectionTold entry:
                Change(
                    entry.Id,
                    recorded,
                    id => id with { Rejection = id.Rejection! with { Told = true }, Held = null }
                );
                break;
            case CveIdRestored entry:
                Change(
                    entry.Id,
                    recorded,
                    id => id with { State = CveIdState.Unassigned, Rejection = null, Held = null }
                );
                break;
        }
    }

    private static DisclosedCve Disclosed(ReservedCve id, CveIdDisclosed entry, DateTimeOffset at) =>
        new(entry.Advisory, entry.Revision, id.Disclosed?.First ?? at, at);

    private static ReservedCve Rejected(ReservedCve id, CveIdRejected entry) =>
        id with
        {
            State = CveIdState.Rejected,
            Held = null,
            Rejection = new([.. entry.ReplacedBy], entry.Text?.Reason, Told: false),
        };

    private void TakeIn(IReadOnlyList<CveId> ids, Recorded recorded)
    {
        foreach (var id in ids)
        {
            if (!all.ContainsKey(id))
                all.Add(id, new(id) { Moves = [new(recorded.Entry, recorded.At, recorded.By)] });
        }
    }

    // an ID that was assigned before it was in the pool: there are no such streams, and folding never fails
    private void Change(CveId id, Recorded recorded, Func<ReservedCve, ReservedCve> change)
    {
        var found = all.TryGetValue(id, out var known) ? known : new ReservedCve(id);
        all[id] = change(found) with { Moves = [.. found.Moves, new(recorded.Entry, recorded.At, recorded.By)] };
    }
}
