using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.CveIds;

/// <summary>What can be done with IDs: each gives entries, or says why not.</summary>
public sealed partial class CvePool
{
    /// <summary>The due row that looks whether enough are left; its key is <see cref="TopUpKey"/>.</summary>
    public const string TopUpDue = "cve-top-up";

    public const string TopUpKey = "all";

    /// <summary>The due row that sends a record; its key is the ID.</summary>
    public const string SendDue = "cve-record";

    /// <summary>The due row that tells the service of a rejection; its key is the ID.</summary>
    public const string RejectDue = "cve-rejection";

    /// <summary>The due row that tells people of an ID that is public too early; its key is the ID.</summary>
    public const string AlarmDue = "cve-alarm";

    /// <summary>Of the name of a place where an ID was found, in characters.</summary>
    public const int LongestWhere = 200;

    /// <summary>With fewer unassigned for the year than this more are reserved.</summary>
    public const int LowWater = 2;

    /// <summary>So many are reserved then.</summary>
    public const int TopUp = 5;

    /// <summary>So many unused IDs of a year are rejected by one decision.</summary>
    public const int MostRejected = 500;

    /// <summary>At most so many can be reserved in no sequence (CVE Services).</summary>
    public const int MostNonsequential = 10;

    /// <summary>Takes in IDs that were reserved for the programme; what is known already is harmless.</summary>
    public Result<Decision> Add(IReadOnlyList<CveId> reserved)
    {
        var added = Unknown(reserved);
        return added.Count == 0 ? Decision.Nothing : Decision.Of(new CveIdsAdded(added));
    }

    /// <summary>The ID that the next case gets: the lowest unassigned one of the latest year not after <paramref name="year"/>.</summary>
    public Result<CveId> Next(int year)
    {
        // where there ever was a real one, a practice ID would go out under a real advisory
        var isReal = all.Keys.Any(id => id.Year != PracticeYear);
        var usable = Unassigned.Where(id => id.Year <= year && (id.Year != PracticeYear || !isReal)).ToList();
        return usable.Count == 0 ? CveProblems.PoolEmpty : usable.Where(id => id.Year == usable[^1].Year).Min()!;
    }

    /// <summary>Whether <paramref name="id"/> may go to a case.</summary>
    public bool MayAssign(CveId id, CaseNumber to) =>
        IsFree(id)
        && !holders.Contains(to)
        && (id.Year != PracticeYear || all.Keys.All(other => other.Year == PracticeYear));

    /// <summary>Gives the next ID to an advisory that is public already and of no case; repeating it is harmless.</summary>
    public Result<Decision> Give(string advisory, int year)
    {
        if (GivenTo(advisory) is not null)
            return Decision.Nothing;
        return Next(year)
            .Then<Decision>(id =>
                id.Year == PracticeYear
                    ? CveProblems.NotForPractice
                    : Decision
                        .Of(new CveIdGiven(id, advisory))
                        .And(new DueRow(TopUpDue, TopUpKey, DateTimeOffset.UnixEpoch))
            );
    }

    /// <summary>The advisory that the ID was given to names it now; its record is owed.</summary>
    /// <param name="revision">Of the public document that names it.</param>
    public Decision Disclose(CveId id, int revision, DateTimeOffset now) =>
        all.TryGetValue(id, out var found) && found is { Given: { } advisory, Disclosed: null }
            ? Decision.Of(new CveIdDisclosed(id, advisory, revision)).And(new DueRow(SendDue, id.Text, now))
            : Decision.Nothing;

    /// <summary>Begins a reservation, or goes on with the one that is open: two at once could not be told apart afterwards.</summary>
    /// <param name="since">By the service's clock, less a margin.</param>
    /// <param name="there">What the service has of that time already.</param>
    public Result<Decision> BeginReservation(
        int year,
        int amount,
        bool sequential,
        DateTimeOffset since,
        IReadOnlyList<CveId> there
    )
    {
        if (Reservation is not null)
            return Decision.Nothing;
        if (amount is < 1 or > MostAtOnce || (!sequential && amount > MostNonsequential))
            return CveProblems.AmountOutOfRange;
        return Decision.Of(new CveReservationBegun(year, amount, sequential, since, Unknown(there)));
    }

    /// <summary>The next IDs of a local programme: made up, and never sent.</summary>
    public Result<Decision> Practise(int amount)
    {
        if (amount is < 1 or > MostAtOnce)
            return CveProblems.AmountOutOfRange;
        var last = all.Keys.Where(id => id.Year == PracticeYear).Select(id => id.Number).DefaultIfEmpty(0).Max();
        var made = Enumerable.Range(1, amount).Select(i => CveId.Known($"CVE-{PracticeYear}-{last + i:0000}"));
        return Decision.Of(new CveIdsReserved(PracticeYear, [.. made]));
    }

    /// <summary>What was reserved for us is ours; the reservation is over.</summary>
    public Decision EndReservation(int year, IReadOnlyList<CveId> reserved)
    {
        var added = Unknown(reserved);
        return added.Count == 0 && Reservation is null
            ? Decision.Nothing
            : Decision
                .Of(new CveIdsReserved(year, added))
                .And(new DueRow(TopUpDue, TopUpKey, DateTimeOffset.UnixEpoch));
    }

    /// <summary>The service refused: nothing came of the reservation, and it is over.</summary>
    public Decision RefuseReservation(int year, string code) =>
        Reservation is null ? Decision.Nothing : Decision.Of(new CveReservationEnded(year, code));

    /// <summary>Of <paramref name="there"/> what came of the open reservation.</summary>
    public IReadOnlyList<CveId> Found(IReadOnlyList<CveId> there) =>
        Reservation is { } open
            ? [.. Unknown(there).Where(id => id.Year == open.Year && !open.NotOurs.Contains(id))]
            : [];

    /// <summary>The service has the record of this revision; later ones stay owed.</summary>
    public Decision Published(CveId id, int revision) =>
        all.TryGetValue(id, out var found) && found.Sent?.Revision >= revision
            ? Decision.Nothing
            : Decision.Of(new CveIdPublished(id, revision));

    /// <summary>An operator published the record by other means; the revision that is public now is then out.</summary>
    public Result<Decision> PublishedByHand(CveId id)
    {
        if (!all.TryGetValue(id, out var found))
            return Problem.NotFound;
        return found.State switch
        {
            CveIdState.Rejected => CveProblems.IsRejected(id),
            CveIdState.Unassigned => CveProblems.NotAssigned(id),
            _ when found.Disclosed is null => CveProblems.NotDisclosed(id),
            _ => Published(id, found.Disclosed.Revision),
        };
    }

    /// <summary>Everything that waits for the service, due at once; the top-up where IDs are used at all.</summary>
    public IReadOnlyList<DueRow> Waiting(DateTimeOffset now) =>
        [
            .. Owed.Select(id => new DueRow(SendDue, id.Id.Text, now)),
            .. all
                .Values.Where(id => id.Rejection is { Told: false })
                .Select(id => new DueRow(RejectDue, id.Id.Text, now)),
            new(TopUpDue, TopUpKey, now),
        ];

    /// <summary>Says once why something could not be sent.</summary>
    public Decision Hold(CveId id, string code) =>
        all.TryGetValue(id, out var found) && found.Held == code
            ? Decision.Nothing
            : Decision.Of(new CveIdHeld(id, code));

    /// <summary>Rejects an ID for good: an unused one, one whose case turned out to be none, or one whose record is out.</summary>
    public Result<Decision> Reject(CveId id, IReadOnlyList<CveId> replacedBy, ReasonText reason)
    {
        if (!all.TryGetValue(id, out var found))
            return Problem.NotFound;
        if (found.State == CveIdState.Rejected)
            return found.Rejection!.ReplacedBy.SequenceEqual(replacedBy)
                ? Decision.Nothing
                : CveProblems.IsRejected(id);
        if (replacedBy.Contains(id))
            return CveProblems.ReplacedByItself;
        var decision = Decision
            .Of(new CveIdRejected(id, replacedBy) { Text = reason })
            .And(new DueRow(RejectDue, id.Text, DateTimeOffset.UnixEpoch));
        if (found.State == CveIdState.Unassigned)
            return decision.And(new DueRow(TopUpDue, TopUpKey, DateTimeOffset.UnixEpoch));
        return found.Case is { } holder ? decision.And(holder.Stream, new CveTakenAway(id)) : decision;
    }

    /// <summary>
    /// Rejects what was never used of a year that is over, at most <see cref="MostRejected"/> at once; again rejects the rest, or nothing.
    /// The service is told of each by a due row of its own.
    /// </summary>
    /// <param name="seen">How many whoever decides was shown: not more than that are rejected unseen.</param>
    public Result<Decision> RejectUnused(int year, int seen, ReasonText reason, DateTimeOffset now)
    {
        if (year >= now.Year || year == PracticeYear)
            return CveProblems.YearNotOver(year);
        var unused = Unassigned.Where(id => id.Year == year).ToList();
        if (unused.Count > seen)
            return CveProblems.MoreThanSeen(year, unused.Count);
        var rejected = unused.Take(MostRejected).ToList();
        // not before the mail that waits
        return Decision
            .Of([.. rejected.Select(id => new CveIdRejected(id, []) { Text = reason })])
            .And(rejected.Select(id => new DueRow(RejectDue, id.Text, now)));
    }

    /// <summary>Takes back the rejection of an ID that never was of a case.</summary>
    public Result<Decision> Restore(CveId id, ReasonText reason)
    {
        if (!all.TryGetValue(id, out var found))
            return Problem.NotFound;
        if (found.State != CveIdState.Rejected)
            return CveProblems.NotRejected(id);
        if (
            found.Case is not null
            || found.Given is not null
            || found.Sent is not null
            || found.Rejection!.ReplacedBy.Count > 0
        )
            return CveProblems.RejectedForGood(id);
        return Decision
            .Of(new CveIdRestored(id) { Text = reason })
            .And(new DueRow(RejectDue, id.Text, DateTimeOffset.UnixEpoch));
    }

    /// <summary>Writes down once that a public document names an ID of which we have disclosed nothing, and raises the alarm.</summary>
    /// <param name="where">The document's ID, or a file's name; cut at 200 characters.</param>
    public Decision See(CveId id, string where)
    {
        if (!all.TryGetValue(id, out var found) || !found.IsSecret || found.Seen is not null)
            return Decision.Nothing;
        var named = where.Length > LongestWhere ? where[..LongestWhere] : where;
        var seen = Decision.Of(new CveIdSeen(id, named)).And(new DueRow(AlarmDue, id.Text, DateTimeOffset.UnixEpoch));
        return found.Case is { } holder ? seen.And(holder.Stream, new CveSeenInPublic(id, named)) : seen;
    }

    private List<CveId> Unknown(IReadOnlyList<CveId> ids) =>
        [.. ids.Where(id => !all.ContainsKey(id) && !ofOthers.ContainsKey(id)).Distinct().Order()];
}
