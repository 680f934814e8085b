using Tocsin.Cases.Access;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Clocks;
using Tocsin.Ledger;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>
/// Reaching who can fix it: where they say that they can be reached, every attempt, and the ladder by which the next one is due. The
/// embargo waits for none of it: if nobody can be reached, the day stands.
/// </summary>
public sealed partial class Case
{
    /// <summary>The due row that looks whether another attempt is due; its key is the case number.</summary>
    public const string ReachDue = "reach-maintainers";

    /// <summary>The most attempts and answers on one case.</summary>
    public const int MostAttempts = 500;

    private readonly List<Attempt> attempts = [];
    private readonly List<Answered> answers = [];
    private readonly Dictionary<(int Vendor, ContactSource Source), IReadOnlyList<PublishedContact>> contacts = [];
    private readonly HashSet<(int Vendor, int Day)> stepsTold = [];
    private readonly HashSet<int> escalated = [];

    /// <summary>Where a vendor can be reached as far as it publishes that, the best first.</summary>
    public IReadOnlyList<PublishedContact> ContactsOf(int vendor) =>
        PublishedContact.Ranked(contacts.Where(read => read.Key.Vendor == vendor).SelectMany(read => read.Value));

    /// <summary>Every attempt to reach a vendor, in the order in which they were recorded.</summary>
    public IReadOnlyList<Attempt> AttemptsAt(int vendor) => [.. attempts.Where(one => one.Vendor == vendor)];

    /// <summary>What came back from a vendor.</summary>
    public IReadOnlyList<Answered> AnswersOf(int vendor) => [.. answers.Where(one => one.Vendor == vendor)];

    public Ladder LadderOf(int vendor, ReachingRules rules) => Ladder.Of(AttemptsAt(vendor), rules);

    /// <summary>Whether somebody of a vendor answered, in whatever way: then nobody is reminded any more.</summary>
    public bool IsReached(Vendor vendor)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        return vendor.Status > VendorStatus.HasNotAnswered
            || answers.Exists(one => one.Vendor == vendor.Number)
            || maintainers.Exists(m => m.Vendor == vendor.Number && (m.SignedAt ?? m.WentAt) is not null);
    }

    /// <summary>Keeps what was read from something that a vendor publishes.</summary>
    public Result<Decision> KeepContacts(
        Viewer.Member by,
        int vendor,
        ContactSource source,
        IReadOnlyList<PublishedContact> read
    ) => TheVendor(by, vendor).Map(found => Decision.Of(new ContactsRead(found.Number, source) { Text = new(read) }));

    /// <summary>Records an attempt; the first begins the ladder.</summary>
    /// <param name="on">When it was made, UTC; not later than now.</param>
    public Result<Decision> RecordAttempt(
        Viewer.Member by,
        int vendor,
        AttemptWay way,
        DateTimeOffset on,
        AttemptText text,
        DateTimeOffset now
    ) =>
        TheVendor(by, vendor)
            .Then(found =>
                MayRecord(on, now) is { } refused
                    ? refused
                    : (Result<Decision>)
                        Decision.Of(new ContactAttempted(found.Number, on, way) { Text = text }).And(Reach(now))
            );

    /// <summary>Records what came back: it ends the ladder.</summary>
    public Result<Decision> RecordAnswer(
        Viewer.Member by,
        int vendor,
        DateTimeOffset on,
        AttemptText text,
        DateTimeOffset now
    ) =>
        TheVendor(by, vendor)
            .Then(found =>
                MayRecord(on, now) is { } refused
                    ? refused
                    : (Result<Decision>)Decision.Of(new ContactAnswered(found.Number, on) { Text = text })
            );

    /// <summary>Tells who keeps the case of every step that is due, and at the end whom the rules name. Each once.</summary>
    public Decision TellReaching(ClockRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var decision = Decision.Nothing;
        foreach (var vendor in Unreached)
        {
            var ladder = LadderOf(vendor.Number, rules.Reaching);
            foreach (var step in ladder.Steps.Where(step => IsToTell(vendor, step) && step.At <= now))
            {
                decision = decision with
                {
                    Entries = [.. decision.Entries, new ReachingStepTold(vendor.Number, step.Day)],
                    Dues = [.. decision.Dues, ToOwner],
                };
            }
            if (ladder.EscalatesAt <= now && !escalated.Contains(vendor.Number))
            {
                decision = decision with
                {
                    Entries = [.. decision.Entries, new ReachingEscalated(vendor.Number)],
                    Dues = [.. decision.Dues, .. Escalation(rules)],
                };
            }
        }
        return decision with { Dues = [.. decision.Dues.Distinct()] };
    }

    /// <summary>When the next step is to be told, UTC; null: none as it is now.</summary>
    public DateTimeOffset? NextReachingStep(ReachingRules rules)
    {
        List<DateTimeOffset?> next = [];
        foreach (var vendor in Unreached)
        {
            var ladder = LadderOf(vendor.Number, rules);
            next.AddRange(ladder.Steps.Where(step => IsToTell(vendor, step)).Select(step => (DateTimeOffset?)step.At));
            if (!escalated.Contains(vendor.Number))
                next.Add(ladder.EscalatesAt);
        }
        return next.Min();
    }

    // of what is over or public nobody has to be reached any more
    private IEnumerable<Vendor> Unreached =>
        State == ReportState.Closed || IsInTheOpen ? [] : Fixers.Where(vendor => !IsReached(vendor));

    private DueRow ToOwner => Owner is { } owner ? Notices.AskMember(owner, Number) : Notices.AskTriagers(Number);

    private bool IsToTell(Vendor vendor, LadderStep step) =>
        step.DoneAt is null && !stepsTold.Contains((vendor.Number, step.Day));

    private IEnumerable<DueRow> Escalation(ClockRules rules)
    {
        var whom = rules.Overdue.Select(step => step.To).Distinct().ToList();
        return whom.Count == 0
            ? [ToOwner]
            : whom.Select(to => to == EscalatedTo.TeamAbove ? Notices.TellAboveUnreached(Number) : Notice(to));
    }

    // at once: the job looks when the next step is
    private DueRow Reach(DateTimeOffset now) => new(ReachDue, Number.Text, now);

    private Problem? MayRecord(DateTimeOffset on, DateTimeOffset now) =>
        attempts.Count + answers.Count >= MostAttempts ? CaseProblems.TooManyAttempts
        : on > now || on < now.AddYears(-2)
            ? Problem.Faulty([new("on", "Give the instant at which it was, not one that is still to come.")])
        : null;

    private void ApplyToReaching(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ContactsRead entry:
                contacts[(entry.Vendor, entry.Source)] = entry.Text?.Contacts ?? [];
                break;
            case ContactAttempted entry:
                attempts.Add(new(entry.Vendor, entry.On, entry.Way, recorded.By, entry.Text, null));
                break;
            case ContactAnswered entry:
                answers.Add(new(entry.Vendor, entry.On, recorded.By, entry.Text));
                break;
            case ReachingStepTold entry:
                stepsTold.Add((entry.Vendor, entry.Day));
                break;
            case ReachingEscalated entry:
                escalated.Add(entry.Vendor);
                break;
        }
    }
}
