using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Publishing;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Tests;

/// <summary>
/// One case and the streams beside it, without any store: what is decided is folded in at once, as a transaction would.
/// </summary>
internal sealed class ACase
{
    private static int people;

    private readonly Dictionary<StreamId, long> sequences = [];

    public ACase()
        : this(Number, Report) { }

    private ACase(CaseNumber number, ReportText report)
    {
        Case = Case.Empty(number.Stream);
        Take(Actor.Reporter, Case.Receive(number, report, Programme, Now), number.Stream);
    }

    public static Programme Programme { get; } = new() { AdvisoryPrefix = "TCS" };

    public static ReportText Report { get; } =
        new()
        {
            What = "Prototype pollution",
            Where = "sluice",
            HowToReproduce = "Merge an object with a __proto__ member.",
            Contact = "rita@example.org",
        };

    public static AdvisoryContent Sound { get; } =
        new()
        {
            Summary = "Prototype pollution in sluice",
            Details = "Merging changes every other object.",
            Impact = ImpactClass.DataModification,
            Affected =
            [
                new() { Package = new("npm", "sluice"), Ranges = [new() { Introduced = "1.0.0", Fixed = "1.2.4" }] },
            ],
            Cwes = ["CWE-1321"],
            CvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
        };

    public static CaseNumber Number { get; } = CaseNumber.Parse("TC-7KQ4-M2XD").Value;

    /// <summary>A Monday.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Case Case { get; }

    public CvePool Pool { get; } = CvePool.Empty(CvePool.Stream);

    public AdvisoryIds Ids { get; } = AdvisoryIds.Empty(AdvisoryIds.Stream("TCS", 2026));

    public List<DueRow> Dues { get; } = [];

    public Viewer.Member Ann { get; } = Triager();

    public Viewer.Member Ben { get; } = Triager();

    public static Viewer.Member Triager(string? address = null, PersonId? invitedBy = null) =>
        new(Person(), [Duty.Triager], null, address ?? $"member{people}@example.org", invitedBy);

    public static ACase Accepted()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Accept(made.Ann, Say("We take it on."), Programme, made.Now));
        return made;
    }

    public static ACase Drafted()
    {
        var made = Accepted();
        made.Save(made.Ann, Sound);
        return made;
    }

    public static ACase Approved()
    {
        var made = Drafted();
        made.Take(made.Ben, made.Case.Approve(made.Ben, made.Case.DraftRevision));
        return made;
    }

    public static ACase Published()
    {
        var made = Approved();
        made.Take(made.Ann, made.Decide(made.Ann));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));
        return made;
    }

    public static MessageText Say(string text) => new(text);

    /// <summary>A case beside the first, with a number of its own.</summary>
    public static ACase Another(ReportText report) =>
        new(CaseNumber.Parse($"TC-0000-{Interlocked.Increment(ref people):D4}").Value, report);

    /// <summary>Takes what was decided for this case alone.</summary>
    public void TakeHere(Viewer.Member by, Decision decision) =>
        Take(by.Actor, Decision.Of(decision.Entries), Case.Number.Stream);

    /// <summary>Takes what another case decided for this one.</summary>
    public void TakeElsewhere(Actor by, Entry entry) => Take(by, Decision.Of(entry), Case.Number.Stream);

    public void Save(Viewer.Member by, AdvisoryContent content) =>
        Take(by, Case.SaveDraft(by, Case.DraftRevision, content));

    public Result<Decision> Decide(Viewer.Member by, DateTimeOffset? at = null) =>
        Case.DecidePublication(by, Case.DraftRevision, at, Now);

    public void Reserve(params string[] ids) =>
        Take(Actor.Tocsin, Pool.Add([.. ids.Select(CveId.Known)]).Value, CvePool.Stream);

    public void TakeInPool(Actor by, Decision decision) => Take(by, decision, CvePool.Stream);

    public void Take(Viewer.Member by, Result<Decision> decision) => Take(by.Actor, decision.Value);

    public void Take(Actor by, Decision decision) => Take(by, decision, Case.Number.Stream);

    private void Take(Actor by, Decision decision, StreamId stream)
    {
        foreach (var entry in decision.Entries)
            Apply(stream, by, entry);
        foreach (var (other, entry) in decision.Elsewhere)
            Apply(other, by, entry);
        Dues.AddRange(decision.Dues);
    }

    private void Apply(StreamId stream, Actor by, Entry entry)
    {
        var sequence = sequences[stream] = sequences.GetValueOrDefault(stream) + 1;
        var recorded = new Recorded(stream, sequence, Now, by, entry, Redacted: false);
        if (stream == Case.Number.Stream)
            Case.Apply(recorded);
        else if (stream == CvePool.Stream)
            Pool.Apply(recorded);
        else
            Ids.Apply(recorded);
    }

    private static PersonId Person()
    {
        var made = Interlocked.Increment(ref people);
        return PersonId.Parse($"p-{made:D26}").Value;
    }
}
